"""Ways to damage a file, each decided by a random generator alone, so that every case can be made again."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from random import Random

from lxml import etree

_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"9" * 30, b"", b"x", b"1e999", b"NaN")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_VALUE = re.compile(rb'"-?\d+"')
_INTEGER = re.compile(rb"-?\d+")


def mutated(content: bytes, chance: Random) -> bytes:
    """The file with one to four damages; half of the zips are damaged inside, where their readers look."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        if content.startswith(b"PK") and chance.random() < 0.8:
            content = _inside_zip(content, chance)
        else:
            content = chance.choice(_OF_BYTES)(content, chance)
    return content


def _flipped(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 4, 16, 64))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _hole(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.choice((1, 8, 64, 512)) :]


def _stuffed(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    stuff = chance.choice((b"\0" * 64, b"\xff" * 16, chance.randbytes(32), "\u202e\u0300\u00ad".encode(), b"<" * 20))
    return content[:start] + stuff + content[start:]


def _repeated(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.choice((16, 256, 2048))]
    return content[:start] + piece * chance.choice((2, 8, 40)) + content[start:]


def _swapped(content: bytes, chance: Random) -> bytes:
    first, second = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[second:] + content[first:second] + content[:first]


def _renumbered(content: bytes, chance: Random) -> bytes:
    return _replaced(content, _INTEGER, chance, chance.choice(_NUMBERS))


_OF_BYTES = (_flipped, _flipped, _flipped, _cut, _hole, _stuffed, _repeated, _swapped, _renumbered, _renumbered)


def _tag_gone(content: bytes, chance: Random) -> bytes:
    return _replaced(content, _TAG, chance, b"")


def _tag_twice(content: bytes, chance: Random) -> bytes:
    tags = list(_TAG.finditer(content))
    if not tags:
        return content
    tag = chance.choice(tags)
    return content[: tag.end()] + tag.group() * chance.choice((1, 2, 300)) + content[tag.end() :]


def _tag_moved(content: bytes, chance: Random) -> bytes:
    tags = list(_TAG.finditer(content))
    if len(tags) < 2:
        return content
    taken, place = chance.choice(tags), chance.choice(tags)
    return content[: place.end()] + taken.group() + content[place.end() :]


def _odd_value(content: bytes, chance: Random) -> bytes:
    return _replaced(content, _VALUE, chance, b'"' + chance.choice(_NUMBERS) + b'"')


def _replaced(content: bytes, pattern: re.Pattern[bytes], chance: Random, new: bytes) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    match = chance.choice(found)
    return content[: match.start()] + new + content[match.end() :]


def _elements(content: bytes, chance: Random) -> bytes:
    """Still well-formed: elements dropped, doubled, moved below others or with odd values."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=False))
    except etree.XMLSyntaxError:
        return content
    for _ in range(chance.choice((1, 3, 10))):
        inner = [e for e in root.iter() if e.getparent() is not None and isinstance(e.tag, str)]
        if not inner:
            break
        _changed(chance.choice(inner), chance.choice(inner), chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _changed(element: etree._Element, other: etree._Element, chance: Random) -> None:
    parent = element.getparent()
    if parent is None:
        return
    deed = chance.randrange(6)
    if deed == 0:
        parent.remove(element)
    elif deed == 1:
        for _ in range(chance.choice((1, 3, 60))):
            parent.insert(0, copy.deepcopy(element))
    elif deed == 2:
        other.append(copy.deepcopy(element))
    elif deed == 3:
        element.tag = other.tag
    elif deed == 4 and element.attrib:
        name = chance.choice([str(n) for n in element.attrib])
        element.set(name, chance.choice((*_NUMBERS, b"true", b"continue", b"left")).decode())
    else:
        element.text = chance.choice(("", "12", "1.234.567,89%", "\u00ad\u200b", "A" * 5000, "\u0301\u0301", "MẬT"))


_OF_XML = (_tag_gone, _tag_twice, _tag_moved, _odd_value, _flipped, _cut, _stuffed, *[_elements] * 12)


def _inside_zip(content: bytes, chance: Random) -> bytes:
    """One member damaged, dropped, doubled or renamed; whole zips only, others are returned as they are."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = {i.filename: package.read(i) for i in package.infolist() if i.file_size < 1_000_000}
    except Exception:  # noqa: BLE001  (whatever the damage before did to it, there is nothing inside to be damaged)
        return content
    if not members:
        return content
    name = chance.choice([n for n in members if "document.xml" in n or "sheet1" in n] * 3 + list(members))
    deed = chance.random()
    if deed < 0.06:
        del members[name]
    elif deed < 0.12:
        members[chance.choice(list(members))] = members[name]
    else:
        members[name] = chance.choice(_OF_XML)(members[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for member, data in members.items():
            package.writestr(zipfile.ZipInfo(member), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
