"""Law 5: from_json(to_json(x)) == x, through real JSON text."""

import json

from hypothesis import HealthCheck, given, settings

from dateline.domain.codec import from_json, to_json
from dateline.domain.findings import Findings
from support.any_value import values


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(values(Findings))
def test_a_round_trip_changes_nothing(findings: Findings) -> None:
    assert from_json(json.loads(json.dumps(to_json(findings)))) == findings
