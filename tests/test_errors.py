"""One tree of errors, which the module's docstring draws."""

import pickle
import re
from pathlib import Path

import pytest

from dateline import errors
from dateline.errors import (
    BadSpan,
    BadValue,
    DatelineError,
    MissingExtra,
    ReportError,
    RunError,
    missing_extra,
    reason_of,
)

ALL = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, DatelineError)]


def drawn_tree() -> dict[str, str]:
    """Each error of the drawing in the docstring with the one it hangs on."""
    parents: dict[str, str] = {}
    path: list[str] = []
    assert errors.__doc__
    for line in errors.__doc__.splitlines():
        if found := re.match(r"    ([│├└─ ]*)([A-Z]\w+)", line):
            depth = len(found[1]) // 4
            path[depth:] = [found[2]]
            if depth:
                parents[found[2]] = path[depth - 1]
    return parents


def test_the_drawing_is_the_tree() -> None:
    tree = {each.__name__: each.__bases__[0].__name__ for each in ALL if each is not DatelineError}
    assert drawn_tree() == tree


@pytest.mark.parametrize("error", ALL)
def test_an_error_says_what_where_and_what_to_do(error: type[DatelineError]) -> None:
    made = error("it is empty", where="a.html", remedy="look at the page")
    assert str(made) == "a.html: it is empty; look at the page"
    assert str(error("it is empty")) == "it is empty"


@pytest.mark.parametrize("error", ALL)
def test_an_error_comes_back_whole_from_another_process(error: type[DatelineError]) -> None:
    made = error("it is empty", where="a.html", remedy="look at the page")
    back = pickle.loads(pickle.dumps(made))
    assert type(back) is error
    assert str(back) == str(made)


@pytest.mark.parametrize("error", ALL)
def test_an_error_is_of_one_kind(error: type[DatelineError]) -> None:
    """A caller can tell a report that failed from a run that cannot go on."""
    assert error is DatelineError or issubclass(error, ReportError) != issubclass(error, RunError)


def test_each_failed_report_has_a_code_of_its_own() -> None:
    codes = [each.code for each in ALL if issubclass(each, ReportError)]
    assert len(set(codes)) == len(codes)


def test_a_bad_value_is_a_value_error() -> None:
    assert issubclass(BadValue, ValueError)
    assert issubclass(BadSpan, ValueError)


def test_a_missing_package_names_the_extra_to_install() -> None:
    error = missing_extra("psycopg", "postgres")
    assert isinstance(error, MissingExtra)
    assert str(error) == "psycopg is not installed; install it with: pip install 'dateline[postgres]'"


def test_the_reason_of_a_refusal_has_neither_the_number_nor_the_path_again(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as refused:
        (tmp_path / "missing").open()
    assert reason_of(refused.value) == "No such file or directory"
    assert reason_of(OSError("no more")) == "no more"
    assert reason_of(ValueError("embedded null byte")) == "embedded null byte"
