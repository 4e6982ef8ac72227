"""Writes requirements.lock and requirements-dev.lock: the exact versions of what pyproject.toml asks for, as installed.

Run it in the environment that was just tested: `make lock`.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
BUILD = ["hatchling", "editables"]  # for the editable install without build isolation


def closure(requirements: list[str]) -> dict[str, str]:
    """name → version of these requirements and everything they need on this platform."""
    found: dict[str, str] = {}
    waiting = [Requirement(r) for r in requirements]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            raise SystemExit(f"{name} is needed but not installed") from None
        known = name in found
        found[name] = installed.version.partition("+")[0]
        if known and not wanted.extras:
            continue
        for line in installed.requires or ():
            need = Requirement(line)
            extras = wanted.extras or {""}
            applies = need.marker is None or any(need.marker.evaluate({"extra": e}) for e in extras)
            if applies and canonicalize_name(need.name) not in found:
                waiting.append(need)
    return found


def write(path: Path, packages: dict[str, str]) -> None:
    path.write_text("".join(f"{name}=={version}\n" for name, version in sorted(packages.items())))
    print(f"{path.name}: {len(packages)} packages")


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    runtime = closure([*project["dependencies"], *BUILD])
    everything = closure([*project["dependencies"], *BUILD, *project["optional-dependencies"]["dev"]])
    write(ROOT / "requirements.lock", runtime)
    write(ROOT / "requirements-dev.lock", {n: v for n, v in everything.items() if n not in runtime})


if __name__ == "__main__":
    main()
