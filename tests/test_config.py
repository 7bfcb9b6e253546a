"""Settings come from file, environment and flags, in that order, and a bad one is refused where it stands."""

from pathlib import Path
from typing import Any

import pytest

from dateline.config import Config, load, settings
from dateline.errors import BadConfig


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_given_is_the_defaults() -> None:
    assert load(environment={}) == Config()


def test_a_flag_wins_over_the_environment_and_that_over_the_file(empty_folder: Path) -> None:
    (empty_folder / "dateline.toml").write_text("workers = 2\nthreads = 2\nmax_text_chars = 2\n")
    config = load(
        environment={"DATELINE_THREADS": "3", "DATELINE_MAX_TEXT_CHARS": "3"}, max_text_chars=4, workers=None
    )
    assert (config.workers, config.threads, config.max_text_chars) == (2, 3, 4)


def test_the_environment_may_name_the_file(empty_folder: Path) -> None:
    named = empty_folder / "mine.toml"
    named.write_text('language = "ar"\nweights = "~/weights"\n')
    config = load(environment={"DATELINE_CONFIG": str(named), "DATELINE_TOKEN": "a", "DATELINE_WHO": "Ann"})
    assert (config.language, config.weights) == ("ar", Path("~/weights").expanduser())


def test_a_path_given_wins_over_the_one_in_the_environment(empty_folder: Path) -> None:
    (empty_folder / "a.toml").write_text("max_text_chars = 3\n")
    assert load(empty_folder / "a.toml", environment={"DATELINE_CONFIG": "b.toml"}).max_text_chars == 3


@pytest.mark.parametrize(
    ("environment", "flags", "message"),
    [
        (
            {"DATELINE_WORKRS": "2"},
            {},
            "environment variable DATELINE_WORKRS: there is no setting 'workrs'; did you mean workers?",
        ),
        (
            {"DATELINE_MAX_TEXT_CHARS": "many"},
            {},
            "environment variable DATELINE_MAX_TEXT_CHARS: max_text_chars cannot be 'many'; "
            "give a whole number from 1 up",
        ),
        ({}, {"workers": 0}, "--workers: workers cannot be 0; give a whole number from 1 up"),
        ({}, {"max_file_bytes": True}, "--max-file-bytes: max_file_bytes cannot be True"),
        (
            {},
            {"language": "EN"},
            "--language: language cannot be 'EN'; give a language code in small letters",
        ),
        ({}, {"weights": ""}, "--weights: weights cannot be ''; give the path of a folder"),
        ({"DATELINE_CONFIG": "no.toml"}, {}, "no.toml: the file of settings cannot be read"),
    ],
)
def test_a_bad_setting_is_refused_where_it_stands(
    environment: dict[str, str], flags: dict[str, Any], message: str
) -> None:
    with pytest.raises(BadConfig) as caught:
        load(environment=environment, **flags)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["workers = ", "workers = 0", "[read]\nworkers = 1"])
def test_a_bad_file_is_refused_by_name(empty_folder: Path, text: str) -> None:
    (empty_folder / "dateline.toml").write_text(text)
    with pytest.raises(BadConfig, match=r"^dateline\.toml: "):
        load(environment={})


def test_a_config_cannot_be_built_with_a_bad_setting() -> None:
    with pytest.raises(BadConfig, match="threads cannot be 0"):
        Config(threads=0)


def test_each_setting_has_a_name_a_default_and_help() -> None:
    for name, default, text in settings():
        assert getattr(Config(), name) == default
        assert text.endswith(".")
