"""The names that the maintenance guide and its users rely on, in production and elsewhere."""

import pytest

from tests.infra.reading import Json, Template

ALL = {"CloudTrail": "true", "Dax": "true", "GuardDuty": "true"}
FIXED = {
    "AWS::Serverless::Api": {"SkycapLoansAPI"},
    "AWS::CloudWatch::Dashboard": {"SkycapLoans"},
    "AWS::SNS::Topic": {"alerts"},
    "AWS::SecretsManager::Secret": {"skycap/jwt-secret", "skycap/edge-secret"},
    "AWS::WAFv2::WebACL": {"skycap-waf"},
    "AWS::DAX::Cluster": {"skycap-dax"},
    "AWS::CloudTrail::Trail": {"skycap-trail"},
}
OF_THE_ENVIRONMENT = {
    "AWS::Serverless::Function": {
        "skycap-authHandler-", "skycap-loansHandler-", "skycap-repaymentsHandler-",
        "skycap-operationsHandler-", "skycap-scheduledHandler-",
    },
}  # fmt: skip
PLACES = {
    "AWS::Serverless::Api": "Name",
    "AWS::CloudWatch::Dashboard": "DashboardName",
    "AWS::SNS::Topic": "TopicName",
    "AWS::SecretsManager::Secret": "Name",
    "AWS::WAFv2::WebACL": "Name",
    "AWS::DAX::Cluster": "ClusterName",
    "AWS::CloudTrail::Trail": "TrailName",
    "AWS::Serverless::Function": "FunctionName",
}


def _names(template: Template, kind: str, place: str = "") -> set[str]:
    return {one[place or PLACES[kind]] for one in template.of(kind).values()}


@pytest.mark.parametrize("environment", ["prod", "dev"])
def test_names_are_bare_in_production_and_end_with_the_environment_elsewhere(
    environment: str,
) -> None:
    """Each fixed name is there; functions always name their environment, others if not prod."""
    suffix = "" if environment == "prod" else f"-{environment}"
    template = Template({**ALL, "Environment": environment, "NameSuffix": suffix})
    for kind, names in FIXED.items():
        assert _names(template, kind) == {f"{name}{suffix}" for name in names}
    for kind, names in OF_THE_ENVIRONMENT.items():
        assert _names(template, kind) == {f"{name}{environment}" for name in names}
    roles = _names(template, "AWS::IAM::Role", "RoleName")
    assert {f"skycap-lambda-role-{environment}", f"DAXRole{suffix}"} <= roles
    [api] = template.of("AWS::Serverless::Api").values()
    assert api["StageName"] == environment


def test_buckets_have_their_names_behind_a_prefix() -> None:
    """Names of buckets are taken worldwide, so each can be told apart by what begins it."""
    place = "BucketName"
    assert _names(Template(), "AWS::S3::Bucket", place) == {
        "skycap-documents", "amplify-skycap-prod", "skycap-backups"
    }  # fmt: skip
    other = Template({"BucketPrefix": "tati-", "Environment": "dev", "NameSuffix": "-dev"})
    assert _names(other, "AWS::S3::Bucket", place) == {
        "tati-skycap-documents-dev", "tati-amplify-skycap-dev", "tati-skycap-backups-dev"
    }  # fmt: skip


def test_no_two_environments_share_a_name() -> None:
    """Whatever has a name of its own has another one in another environment."""

    def named(given: dict[str, str]) -> set[tuple[str, str]]:
        template = Template({**ALL, **given})
        return {
            (one["Type"], str(value))
            for one in template.resources.values()
            for key, value in one.get("Properties", {}).items()
            if _is_name(one["Type"], key, value)
        }

    prod, dev = named({}), named({"Environment": "dev", "NameSuffix": "-dev"})
    assert len(prod) == len(dev) > 40
    assert not prod & dev


def _is_name(kind: str, key: str, value: Json) -> bool:
    refers = {"AWS::Lambda::Permission", "AWS::DAX::Cluster", "AWS::CloudTrail::Trail"}
    own = key.endswith("Name") and kind not in refers and key not in {"MetricName", "ServiceName"}
    return own and "<" not in str(value)


@pytest.mark.parametrize(
    ("given", "broken"),
    [
        ({}, []),
        ({"Environment": "dev", "NameSuffix": "-dev"}, []),
        ({"Environment": "dev"}, ["Give NameSuffix"]),
        ({"NameSuffix": "-dev"}, ["The names of prod are bare"]),
        ({"SnapStart": "true"}, []),
        ({"ProvisionedConcurrency": "5"}, []),
        ({"SnapStart": "true", "ProvisionedConcurrency": "5"}, ["Lambda refuses SnapStart"]),
        ({"DomainName": "loans.example"}, ["DomainName needs CertificateArn"]),
        ({"DomainName": "loans.example", "CertificateArn": "arn:aws:acm:x"}, []),
    ],
)
def test_parameters_that_do_not_fit_are_refused_in_words(
    given: dict[str, str], broken: list[str]
) -> None:
    """A mistake is told before anything is made."""
    refused = Template(given).refused()
    assert len(refused) == len(broken)
    assert all(told.startswith(words) for told, words in zip(refused, broken, strict=True))


@pytest.mark.parametrize("snap_start", ["true", "false"])
@pytest.mark.parametrize("concurrency", ["0", "5"])
def test_functions_are_never_snapped_and_kept_warm_at_once(
    snap_start: str, concurrency: str
) -> None:
    """Lambda refuses both together; even past the rule only one of them reaches it."""
    template = Template({"SnapStart": snap_start, "ProvisionedConcurrency": concurrency})
    snapped = template.value(template.raw["Globals"]["Function"]["SnapStart"])["ApplyOn"]
    warm = [
        "ProvisionedConcurrencyConfig" in one
        for one in template.of("AWS::Serverless::Function").values()
    ]
    assert (snapped == "PublishedVersions") == (snap_start == "true")
    assert any(warm) == (concurrency == "5" and snap_start == "false")
