"""The permission table."""

from __future__ import annotations

import pytest

from domain.people import Act, Person, Role, acts_of, may


def test_a_unit_officer_acts_for_the_own_unit_only():
    person = Person("Thu Hà", Role.UNIT_OFFICER, "Sở Y tế")
    assert may(person, Act.SEND_REPORT, unit="Sở Y tế")
    assert not may(person, Act.SEND_REPORT, unit="Sở Nội vụ")
    assert acts_of(Role.UNIT_OFFICER).isdisjoint({Act.SEE_ALL_REPORTS, Act.SEE_CITY, Act.ASK, Act.SEE_DRAFTS})


@pytest.mark.parametrize("act", [Act.MANAGE, Act.MANAGE_PEOPLE, Act.SEE_JOURNAL])
def test_only_an_admin_manages(act: Act):
    assert [role for role in Role if act in acts_of(role)] == [Role.ADMIN]


def test_figures_are_decided_on_by_reviewers_and_not_by_those_who_send_or_read_them():
    assert [role for role in Role if Act.DECIDE in acts_of(role)] == [Role.REVIEWER, Role.ADMIN]


def test_a_token_narrows_and_never_widens():
    program = Person("Thu Hà", Role.LEADER, scopes=frozenset({Act.ASK, Act.MANAGE_PEOPLE}))
    assert [act for act in Act if may(program, act)] == [Act.ASK]


def test_every_role_and_act_has_its_words():
    assert len({role.label for role in Role}) == len(Role)
    assert len({act.label for act in Act}) == len(Act)


def test_wordings_are_taught_by_those_who_decide_on_figures():
    assert [role for role in Role if Act.TEACH_WORDING in acts_of(role)] == [Role.REVIEWER, Role.ADMIN]
