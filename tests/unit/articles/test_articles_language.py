"""Articles in other languages: detected, named and set aside; what is written beside a text goes before its look."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import pipeline
from claimcheck.articles.language import declared, detect, other_paragraphs
from claimcheck.articles.read import read_articles, read_uploads
from claimcheck.cli import main
from claimcheck.errors import InputError
from claimcheck.records import Articles
from tests.unit.articles.made_files import FIRST, SECOND, THIRD

LANGUAGES = {
    "German": "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sperren. Die Arbeiten beginnen im März.",
    "French": "Le conseil municipal a voté mardi la fermeture du vieux pont. Les travaux commencent au mois de mars.",
    "Spanish": "El ayuntamiento votó el martes a favor de cerrar el viejo puente. Las obras comienzan en marzo.",
    "Italian": "Il consiglio comunale ha votato martedì la chiusura del vecchio ponte. I lavori iniziano a marzo.",
    "Portuguese": "A câmara municipal votou na terça-feira o encerramento da ponte velha. As obras começam em março.",
    "Dutch": "De gemeenteraad heeft dinsdag besloten de oude brug te sluiten. De werkzaamheden beginnen in maart.",
    "Polish": "Rada miasta zdecydowała we wtorek o zamknięciu starego mostu. Prace rozpoczną się w marcu.",
    "Swedish": "Kommunfullmäktige beslutade i tisdags att stänga den gamla bron. Arbetet börjar i mars och tar två år.",
    "Finnish": "Kaupunginvaltuusto päätti tiistaina sulkea vanhan sillan. Työt alkavat maaliskuussa.",
    "Turkish": "Belediye meclisi salı günü eski köprünün kapatılmasına karar verdi. Çalışmalar mart ayında başlayacak.",
    "Russian": "Городской совет во вторник проголосовал за закрытие старого моста. Работы начнутся в марте.",
    "Ukrainian": "Міська рада у вівторок проголосувала за закриття старого мосту. Роботи розпочнуться у березні.",
    "Greek": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά γέφυρα. Οι εργασίες αρχίζουν τον Μάρτιο.",
    "Arabic": "صوت مجلس المدينة يوم الثلاثاء على إغلاق الجسر القديم. تبدأ الأعمال في مارس وتستمر سنتين.",
    "Hebrew": "מועצת העיר החליטה ביום שלישי לסגור את הגשר הישן. העבודות יתחילו במרץ ויימשכו שנתיים.",
    "Hindi": "नगर परिषद ने मंगलवार को पुराने पुल को बंद करने का फैसला किया। काम मार्च में शुरू होगा और दो साल चलेगा।",
    "Chinese": "市议会星期二投票决定关闭旧桥。工程将于三月开始，预计持续两年。去年冬天洪水之前，每天有四千辆汽车通过。",
    "Japanese": "市議会は火曜日、古い橋を閉鎖することを決定した。工事は三月に始まり、二年間続く予定である。",
    "Korean": "시의회는 화요일 오래된 다리를 폐쇄하기로 결정했다. 공사는 3월에 시작되어 2년 동안 계속된다.",
}
GERMAN = LANGUAGES["German"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_are_named_and_set_aside(language: str) -> None:
    articles = read_uploads([("good.txt", FIRST.encode()), ("other.txt", LANGUAGES[language].encode())])
    assert [article.text for article in articles] == [FIRST]
    (told,) = articles.dropped
    assert told.where == "other.txt"
    assert (
        told.reason == f"is in {language}, set aside because only English can be compared; give an English translation"
    )


@pytest.mark.parametrize("language", ["German", "Russian", "Arabic"])
def test_the_command_line_names_what_it_sets_aside(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in {"a.txt": FIRST, "b.txt": SECOND, "c.txt": LANGUAGES[language]}.items():
        (tmp_path / name).write_text(text, "utf-8")
    given: list[Articles] = []
    monkeypatch.setattr(pipeline, "analyze", lambda articles, *_, **__: given.append(articles) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["analyze", str(tmp_path)])
    assert [article.text for article in given[0]] == [FIRST, SECOND]
    assert f"{tmp_path / 'c.txt'} is in {language}, set aside" in capsys.readouterr().err.replace("\n", " ")


def test_a_story_in_another_language_alone_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c.txt").write_text(GERMAN, "utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["analyze", str(tmp_path / "c.txt")])
    told = capsys.readouterr()
    assert (caught.value.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert "is in German, set aside" in told.err


def test_what_is_written_beside_a_text_goes_before_its_look() -> None:
    (article,) = articles = read_uploads([("a.md", f"---\nlanguage: en\n---\n{GERMAN}".encode())])
    assert article.language == "en"
    assert [item.reason for item in articles.dropped] == [
        "is read as English, as is written beside it, though its words look German"
    ]
    with pytest.raises(InputError, match="is in Dutch, set aside"):
        read_uploads([("a.md", f"---\nlanguage: nl\n---\n{FIRST}".encode())])


def test_tables_have_a_column_for_the_language() -> None:
    rows = [{"text": FIRST, "lang": "en-GB"}, {"text": SECOND, "lang": "Klingon"}, {"text": GERMAN, "lang": ""}]
    articles = read_uploads([("a.jsonl", "\n".join(map(json.dumps, rows)).encode())])
    assert [article.language for article in articles] == ["en", "en"]
    assert [item.reason.partition(",")[0] for item in articles.dropped] == [
        "names a language that is not known (Klingon)",
        "is in German",
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("EN-us", "en"), ("eng", "en"), (" English ", "en"), ("de_AT", "de"), ("German", "de"),
     ("", None), ("tlh", None)],
)  # fmt: skip
def test_a_language_as_people_write_it(written: str, code: str | None) -> None:
    assert declared(written) == code


def test_paragraphs_in_another_language_are_told_beside_the_article() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n{GERMAN} {GERMAN}\n\n{THIRD} {FIRST} {SECOND}"
    articles = read_uploads([("a.txt", text.encode())])
    assert articles[0].text == text
    (told,) = articles.dropped
    assert told.article_id == articles[0].id
    assert told.reason.startswith("holds a paragraph in German, and only English can be compared")
    assert other_paragraphs(f"{text}\n{GERMAN} {GERMAN}") == {"de": 2}


@pytest.mark.parametrize("text", ["市议会星期二投票决定关闭旧桥。", "Мост закрыт.", "הגשר נסגר ביום שלישי"])
def test_other_letters_are_never_taken_for_english_however_few(text: str) -> None:
    with pytest.raises(InputError, match=r"is in .*, set aside because only English can be compared"):
        read_uploads([("a.txt", text.encode())])


def test_too_little_to_tell_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hi there")
    (article,) = read_articles(tmp_path / "a.txt")
    assert article.language is None
    assert detect("Ja, ja!") is None
