from hypothesis import given

from cstocli.core.log import Log
from cstocli.load.reader import decode_log
from laws.encode import encoded
from laws.strategies import whole_logs


@given(whole_logs())
def test_a_decoded_log_is_the_log_that_was_encoded(log: Log) -> None:
    text = encoded(log)
    assert decode_log("log.toml", text.encode()).replace(sha256="") == log
    assert encoded(decode_log("log.toml", text.replace("\n", "\r\n").encode())) == text
