"""A fresh clone is set up by uv, from where pip would fetch; and by pip, where there is no uv."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools import set_up

if TYPE_CHECKING:
    from pathlib import Path

LISTED = """\
:env:.index-url='https://env.example/simple'
:env:.trusted-host='one.example two.example'
global.cert='/etc/ca.pem'
global.extra-index-url='\\nhttps://a.example/simple\\nhttps://b.example/simple'
global.find-links='/wheels /more'
global.index-url='https://file.example/simple'
download.index-url='https://other.example/simple'
install.no-index='true'
"""


def test_uv_asks_where_pip_would_ask() -> None:
    """What pip's files and its environment say is handed on; the environment counts more than the files."""
    assert set_up.uv_environment(set_up.settings_of(LISTED), {"PATH": "/bin", "VIRTUAL_ENV": "/else"}) == {
        "PATH": "/bin",
        "UV_DEFAULT_INDEX": "https://env.example/simple",
        "UV_INDEX": "https://a.example/simple https://b.example/simple",
        "UV_FIND_LINKS": "/wheels,/more",
        "UV_NO_INDEX": "true",
        "UV_INSECURE_HOST": "one.example two.example",
        "SSL_CERT_FILE": "/etc/ca.pem",
        "UV_SYSTEM_CERTS": "1",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


def test_what_uv_was_told_itself_stands() -> None:
    """Whoever set uv up knew why."""
    own = {"UV_INDEX_URL": "https://uv.example/simple", "SSL_CERT_FILE": "/my.pem", "UV_SYSTEM_CERTS": "0"}
    made = set_up.uv_environment({"index-url": "https://pip.example/simple", "cert": "/pip.pem"}, own)
    assert made == {**own, "UV_INDEX_STRATEGY": "unsafe-best-match"}


@pytest.mark.parametrize("why", ["no wheel", "it fails"])
def test_pip_takes_over_where_uv_is_not_to_be_had(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, why: str
) -> None:
    """No wheel of it for this system, or an index that it cannot read: it is said, and pip does it all."""
    asked: list[object] = []

    def pip(locks: object) -> int:
        asked.append(locks)
        return 0

    monkeypatch.setattr(set_up, "PYTHON", tmp_path)  # is there, so nothing is made
    monkeypatch.setattr(set_up, "pip_is_told", dict)
    monkeypatch.setattr(set_up, "fetched_uv", lambda: None if why == "no wheel" else tmp_path / "uv")
    monkeypatch.setattr(set_up, "install_with_uv", lambda *_: False)
    monkeypatch.setattr(set_up, "install_with_pip", pip)
    monkeypatch.setattr("sys.argv", ["set_up.py", "test"])
    assert set_up.main() == 0
    assert asked == [("build", "test")]
    assert "so pip installs them" in capsys.readouterr().err
