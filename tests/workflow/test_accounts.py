"""People, passwords, sessions and throttling, with a clock of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from domain.errors import LoginRefused, NotAllowed, NotFound, UnknownHead, UsageError
from domain.people import Account, Act, Person, Role
from domain.receipts import Receipt, ReceiptState
from tests.support.people import session_of
from workflow.access import Visitor, given_for, require, sees
from workflow.accounts import add_person, change_role, named, reset_password, set_disabled
from workflow.demo_people import add_demo_people, demo_people
from workflow.factory import Process
from workflow.passwords import check_rules, hashed, made_up, matches, outdated
from workflow.reading import Given
from workflow.sessions import form_token, form_token_fits, log_in, visitor_of_session, visitor_of_token
from workflow.tokens import make_token

NOW = dt.datetime(2026, 10, 5, 7, 30, tzinfo=dt.UTC)
PASSWORD = "hạt sương trên lá sen"


def later(**passed: float) -> dt.datetime:
    return NOW + dt.timedelta(**passed)


def add(process: Process, name: str = "Thu Hà", role: Role = Role.LEADER, unit: str | None = None) -> Account:
    return add_person(process, by="dòng lệnh", name=name, role=role, unit=unit, password=PASSWORD, must_change=False)


def tried(process: Process, password: str, at: dt.datetime, *, name: str = "Thu Hà", address: str = "10.0.0.7") -> int:
    """Seconds to wait before the next try; -1 when the password was let in."""
    try:
        log_in(process, name, password, address=address, now=at)
    except LoginRefused as error:
        return error.wait
    return -1


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("ngắn quá", "ít nhất 10"),
        ("x" * 257, "dài quá"),
        ("tôi là THU HÀ đây", "tên đăng nhập"),
        ("matkhau123", "dễ đoán"),
        ("Mật Khẩu 123", "dễ đoán"),
        ("abababababab", "dễ đoán"),
    ],
)
def test_a_weak_password_is_refused_with_the_rule_it_breaks(password: str, told: str):
    with pytest.raises(UsageError, match=told):
        check_rules(password, "Thu Hà")


def test_a_short_sentence_is_a_good_password_and_so_is_a_made_up_one():
    check_rules(PASSWORD, "Thu Hà")
    check_rules(made_up(), "Thu Hà")
    assert made_up() != made_up()


def test_a_password_is_kept_as_argon2id_and_typed_either_way_of_writing_accents():
    kept = hashed("hạt sương")
    assert kept.startswith("$argon2id$")
    assert matches("ha\u0323t su\u031bo\u031bng", kept)
    assert not matches("hat suong", kept)
    assert not matches("", None)
    assert not outdated(kept)


def test_a_name_is_one_person_however_it_is_written(process: Process):
    made = add(process, "Thu Hà")
    with pytest.raises(UsageError, match="Đã có tài khoản"):
        add(process, "THU  hà")
    assert named(process, "thu hà").id == made.id


@pytest.mark.parametrize("name", ["", "a", "x" * 65, "<b>", "a/b", "a\nb\x00"])
def test_a_name_that_cannot_be_typed_in_again_is_refused(process: Process, name: str):
    with pytest.raises(UsageError, match="Tên đăng nhập"):
        add(process, name)


def test_a_unit_officer_has_a_unit_and_nobody_else_has(process: Process):
    with pytest.raises(UsageError, match="phải thuộc một đơn vị"):
        add(process, role=Role.UNIT_OFFICER)
    with pytest.raises(UsageError, match="Chỉ cán bộ đơn vị"):
        add(process, role=Role.LEADER, unit="Sở Y tế")
    with pytest.raises(UnknownHead):
        add(process, role=Role.UNIT_OFFICER, unit="Sở Không Có")
    assert add(process, role=Role.UNIT_OFFICER, unit="sở y tế").person.unit == "Sở Y tế"


def test_a_session_ends_when_idle_when_old_and_when_its_person_is_disabled(process: Process):
    person = add(process)
    add(process, "Quản trị", Role.ADMIN)
    secret = log_in(process, "Thu Hà", PASSWORD, address="10.0.0.7", now=NOW)
    assert visitor_of_session(process, secret, later(minutes=59)) is not None
    assert visitor_of_session(process, secret, later(minutes=118)) is not None
    assert visitor_of_session(process, secret, later(minutes=179)) is None
    at_work = log_in(process, "Thu Hà", PASSWORD, address="10.0.0.7", now=NOW)
    for minute in range(0, 12 * 60, 30):
        assert visitor_of_session(process, at_work, later(minutes=minute)) is not None
    assert visitor_of_session(process, at_work, later(hours=12, minutes=1)) is None
    open_still = log_in(process, "Thu Hà", PASSWORD, address="10.0.0.7", now=NOW)
    set_disabled(process, person.id, True, by="Quản trị")
    assert visitor_of_session(process, open_still, NOW) is None
    assert tried(process, PASSWORD, NOW) == 0


def test_neither_cookies_nor_tokens_nor_passwords_are_in_the_database(process: Process):
    add(process)
    secret = log_in(process, "Thu Hà", PASSWORD, address="10.0.0.7", now=NOW)
    visitor = visitor_of_session(process, secret, NOW)
    assert visitor is not None
    token = make_token(process, visitor, name="máy", acts=["ask"], days=1)
    process.engine.dispose()
    kept = b"".join(p.read_bytes() for p in process.settings.home.glob("tonghop.db*"))
    for hidden in (secret, token, PASSWORD):
        assert hidden.encode() not in kept


def test_each_failure_waits_longer_and_a_good_login_forgets_them(process: Process):
    add(process)
    waits = []
    at = NOW
    for _ in range(9):
        tried(process, "không đúng đâu", at)
        waits.append(tried(process, "không đúng đâu", at))
        at += dt.timedelta(seconds=max(waits[-1], 1))
    assert waits[:2] == [0, 0]
    growing = [w for w in waits if w > 0]
    assert growing == sorted(growing)
    assert growing[-1] >= 32
    assert tried(process, PASSWORD, at) == -1
    assert tried(process, "không đúng đâu", at) == 0


def test_one_address_trying_many_names_is_slowed_too(process: Process):
    waits = [tried(process, "đoán mò", NOW, name=f"người {n}") for n in range(30)]
    assert waits[0] == 0
    assert waits[-1] > 0
    assert tried(process, "đoán mò", NOW, name="người khác", address="10.0.0.8") == 0


def test_waiting_never_lasts_longer_than_a_quarter_of_an_hour(process: Process):
    at = NOW
    for _ in range(40):
        wait = tried(process, "đoán mò", at)
        assert wait <= 15 * 60
        at += dt.timedelta(seconds=wait + 1)


def test_what_was_typed_as_a_name_is_not_kept(process: Process):
    """People type their password into the wrong field."""
    tried(process, "x", NOW, name="mật khẩu của tôi")
    with process.desk() as desk:
        assert [(e.person, e.act) for e in desk.journal.entries()] == [("(tên không có)", "login_failed")]


def test_a_token_expires_and_ends_with_its_person(process: Process):
    add(process, "Quản trị", Role.ADMIN)
    person = add(process)
    secret = session_of(process, Role.LEADER, name="Thu Hà")
    visitor = visitor_of_session(process, secret)
    assert visitor is not None
    token = make_token(process, visitor, name="máy", acts=["ask"], days=2)
    now = dt.datetime.now(dt.UTC)
    found = visitor_of_token(process, token, now)
    assert found is not None
    assert found.person.scopes == frozenset({Act.ASK})
    assert visitor_of_token(process, token, now + dt.timedelta(days=3)) is None
    set_disabled(process, person.id, True, by="Quản trị")
    assert visitor_of_token(process, token, now) is None


def test_a_token_does_no_more_than_the_role_of_its_person_today(process: Process):
    add(process, "Quản trị", Role.ADMIN)
    officer = add(process, role=Role.OFFICER)
    visitor = Visitor(officer, officer.person, session="x")
    token = make_token(process, visitor, name="máy", acts=["draft", "see_own_reports"], days=2)
    change_role(process, officer.id, by="Quản trị", role=Role.LEADER, unit=None)
    found = visitor_of_token(process, token)
    assert found is not None
    require(found.person, Act.SEE_OWN_REPORTS)
    with pytest.raises(NotAllowed):
        require(found.person, Act.DRAFT)


def test_a_reset_password_must_be_changed_and_ends_the_sessions(process: Process):
    person = add(process)
    secret = log_in(process, "Thu Hà", PASSWORD, address="10.0.0.7", now=NOW)
    new = reset_password(process, person.id, by="Quản trị")
    assert visitor_of_session(process, secret, NOW) is None
    assert tried(process, PASSWORD, NOW) == 0
    assert tried(process, new, NOW) == -1
    assert named(process, "Thu Hà").must_change


def test_a_form_token_fits_only_its_own_session():
    assert form_token_fits("a", form_token("a"))
    assert not form_token_fits("a", form_token("b"))
    assert not form_token_fits("a", "ký tự lạ")


def test_a_unit_officer_speaks_for_the_own_unit_only():
    person = Person("Thu Hà", Role.UNIT_OFFICER, "Sở Y tế")
    assert given_for(person, Given("Sở Y tế")) == Given(only="Sở Y tế")
    with pytest.raises(NotAllowed):
        given_for(person, Given("Sở Nội vụ"))
    assert given_for(Person("A", Role.OFFICER), Given("Sở Nội vụ")) == Given("Sở Nội vụ")


def test_a_file_of_no_unit_yet_is_seen_by_who_sent_it():
    person = Person("Thu Hà", Role.UNIT_OFFICER, "Sở Y tế")
    waiting = Receipt("a" * 12, "a" * 64, "x.docx", 1, ReceiptState.WAITING, NOW, received_from="Thu Hà")
    assert sees(person, waiting)
    assert not sees(Person("Khác", Role.UNIT_OFFICER, "Sở Y tế"), waiting)
    assert sees(Person("Lãnh đạo", Role.LEADER), waiting)


def test_demo_people_are_added_once_and_never_beside_real_ones(process: Process):
    first = add_demo_people(process, unit="Sở Tư pháp")
    assert {p.role for p in first} == set(Role)
    assert add_demo_people(process, unit="Sở Tư pháp") == first == demo_people(process.settings.home)
    assert tried(process, first[0].password, NOW, name=first[0].name) == -1


def test_a_home_with_real_people_gets_no_demo_people(process: Process):
    add(process)
    assert add_demo_people(process, unit="Sở Tư pháp") == []
    assert demo_people(process.settings.home) == []


def test_nobody_is_there_at_first(process: Process):
    with pytest.raises(NotFound, match="people list"):
        named(process, "admin")
