"""What the template says about the API and the front door before it."""

import re

import pytest

from skycap.api.published import OPENAPI_PATH
from skycap.aws.events import EDGE_HEADER
from skycap.aws.routes import METHODS, function_of
from skycap.site.headers import edge_headers
from tests.api.published import DESCRIPTION
from tests.infra.reading import Json, Template, statements

PROD = Template()
GATEWAY_SECONDS_MAX = 29
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"


def _api(template: Template) -> dict[str, Json]:
    [api] = template.of("AWS::Serverless::Api").values()
    found: dict[str, Json] = api
    return found


def _paths() -> dict[str, dict[str, str]]:
    """The name of the function behind each method of each path that the gateway knows."""
    found: dict[str, dict[str, str]] = {}
    for path, methods in _api(PROD)["DefinitionBody"]["paths"].items():
        found[path] = {}
        for method, operation in methods.items():
            uri = operation["x-amazon-apigateway-integration"]["uri"]
            [name] = re.findall(r":function:skycap-(\w+)-prod/invocations$", uri)
            found[path][method.upper()] = name
    return found


def _answering(path: str) -> dict[str, str]:
    """What the gateway would choose: the path itself, else the longest that ends in `{proxy+}`."""
    known = _paths()
    fitting = [one for one in known if one.endswith("/{proxy+}") and path.startswith(one[:-8])]
    return known[path] if path in known else known[max(fitting, key=len)]


@pytest.mark.parametrize("path", [*DESCRIPTION["paths"], OPENAPI_PATH])
def test_the_gateway_calls_the_function_of_each_route(path: str) -> None:
    """Every route of the API reaches the function that serves it, with every method."""
    assert _answering(path) == dict.fromkeys(METHODS, function_of(path))


def test_the_gateway_is_throttled_and_a_function_ends_before_it() -> None:
    """100 requests a second, 200 at once; nobody pays for an answer that nobody waits for."""
    settings = {one["ResourcePath"]: one for one in _api(PROD)["MethodSettings"]}
    for one in settings.values():
        assert (one["ThrottlingRateLimit"], one["ThrottlingBurstLimit"]) == ("100", "200")
    assert settings["/*"]["HttpMethod"] == "*"
    assert PROD.raw["Parameters"]["Timeout"]["MaxValue"] < GATEWAY_SECONDS_MAX
    functions = PROD.of("AWS::Serverless::Function")
    assert functions["OperationsFunction"]["Timeout"] < GATEWAY_SECONDS_MAX


def test_limits_and_the_size_of_the_cache_are_parameters() -> None:
    """What is tuned reaches every method, and the cluster."""
    tuned = {"ThrottleRate": "50", "ThrottleBurst": "80", "ApiCache": "true", "ApiCacheSize": "1.6"}
    api = _api(Template(tuned))
    for one in api["MethodSettings"]:
        assert (one["ThrottlingRateLimit"], one["ThrottlingBurstLimit"]) == ("50", "80")
    assert api["CacheClusterSize"] == "1.6"


def test_a_cache_holds_only_what_is_the_same_for_everybody() -> None:
    """Turning the cluster on caches no method but the public description of the API."""
    api = _api(Template({"ApiCache": "true"}))
    cached = {
        (one["HttpMethod"], one["ResourcePath"])
        for one in api["MethodSettings"]
        if one["CachingEnabled"]
    }
    assert (api["CacheClusterEnabled"], api["CacheClusterSize"]) == (True, "0.5")
    assert cached == {("GET", OPENAPI_PATH)}
    assert _api(PROD)["CacheClusterEnabled"] is False


@pytest.mark.parametrize("name", ["DEFAULT_4XX", "DEFAULT_5XX", "THROTTLED"])
def test_what_the_gateway_refuses_can_be_read_by_sites_that_may_call(name: str) -> None:
    """Its own answers name the first site given; without one they name none, and never `*`."""
    given = Template({"CorsOrigins": "https://a.example,https://b.example"})
    named = _api(given)["GatewayResponses"][name]["ResponseParameters"]["Headers"]
    plain = _api(PROD)["GatewayResponses"][name]["ResponseParameters"]["Headers"]
    assert named["Access-Control-Allow-Origin"] == "'https://a.example'"
    assert named["Access-Control-Allow-Credentials"] == "'true'"
    assert set(plain) == {"Vary"}
    pattern = PROD.raw["Parameters"]["CorsOrigins"]["AllowedPattern"]
    assert not re.fullmatch(pattern, "*")


def test_the_gateway_alone_may_call_the_functions_of_the_api() -> None:
    """Each permission is for our API, and for what it calls."""
    permissions = PROD.of("AWS::Lambda::Permission").values()
    assert {one["FunctionName"] for one in permissions} == {
        "<AuthFunction>", "<LoansFunction>", "<RepaymentsFunction>", "<OperationsFunction>"
    }  # fmt: skip
    for one in permissions:
        assert one["Principal"] == "apigateway.amazonaws.com"
        assert one["SourceArn"] == "arn:aws:execute-api:us-east-1:123456789012:<Api>/*/*/api/*"


@pytest.mark.parametrize("given", [{"SnapStart": "true"}, {"ProvisionedConcurrency": "2"}])
def test_the_gateway_calls_the_alias_where_functions_are_kept_warm(given: dict[str, str]) -> None:
    """Both ways to keep functions warm work on versions, so the API calls the alias then."""
    warm = Template(given)
    body = str(_api(warm)["DefinitionBody"]["paths"])
    assert set(re.findall(r":function:skycap-\w+-prod(\S*?)/invocations", body)) == {":prod"}
    permissions = warm.of("AWS::Lambda::Permission").values()
    assert all(one["FunctionName"].endswith("Function.Alias>") for one in permissions)


def _distribution(template: Template = PROD) -> dict[str, Json]:
    [found] = template.of("AWS::CloudFront::Distribution").values()
    configuration: dict[str, Json] = found["DistributionConfig"]
    return configuration


def test_pages_and_api_share_one_address() -> None:
    """`/api/*` goes to the stage with all but the host, uncached and over TLS; the rest to S3."""
    told = _distribution()
    origins = {one["Id"]: one for one in told["Origins"]}
    [api] = told["CacheBehaviors"]
    assert (api["PathPattern"], api["TargetOriginId"]) == ("/api/*", "api")
    assert set(api["AllowedMethods"]) == set(METHODS)
    assert api["CachePolicyId"] == CACHING_DISABLED
    assert api["OriginRequestPolicyId"] == ALL_VIEWER_EXCEPT_HOST
    assert api["ViewerProtocolPolicy"] == "https-only"
    assert origins["api"]["OriginPath"] == "/prod"
    assert origins["api"]["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
    assert told["DefaultCacheBehavior"]["TargetOriginId"] == "site"
    assert origins["site"]["OriginAccessControlId"] == "<SiteAccess.Id>"
    assert "CustomErrorResponses" not in told  # they would rewrite the answers of the API too


def test_functions_believe_cloudfront_by_a_secret_that_both_are_given() -> None:
    """The header of aws/events.py carries the same secret that the functions are told."""
    [api] = [one for one in _distribution()["Origins"] if one["Id"] == "api"]
    [header] = api["OriginCustomHeaders"]
    variables = PROD.value(PROD.raw["Globals"]["Function"]["Environment"]["Variables"])
    assert header["HeaderName"].lower() == EDGE_HEADER
    assert header["HeaderValue"] == variables["SKYCAP_EDGE_SECRET"]
    assert header["HeaderValue"] == "{{resolve:secretsmanager:<EdgeSecret>}}"


def test_the_edge_says_about_pages_what_the_code_says() -> None:
    """The headers policy is `site.headers.edge_headers`, with the bucket of documents in it."""
    [policy] = PROD.of("AWS::CloudFront::ResponseHeadersPolicy").values()
    told = policy["ResponseHeadersPolicyConfig"]
    named, others = told["SecurityHeadersConfig"], told["CustomHeadersConfig"]["Items"]
    transport = named["StrictTransportSecurity"]
    seconds = transport["AccessControlMaxAgeSec"]
    assert transport["IncludeSubdomains"] is True
    headers = {
        **{one["Header"]: one["Value"] for one in others},
        "content-security-policy": named["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "strict-transport-security": f"max-age={seconds}; includeSubDomains",
        "x-content-type-options": "nosniff" if named["ContentTypeOptions"]["Override"] else "",
        "x-frame-options": named["FrameOptions"]["FrameOption"],
        "referrer-policy": named["ReferrerPolicy"]["ReferrerPolicy"],
    }
    assert headers == edge_headers(["https://skycap-documents.s3.us-east-1.amazonaws.com"])


def test_a_domain_of_ones_own_is_told_to_all_who_need_it() -> None:
    """CloudFront answers to it with its certificate and modern TLS; functions and DNS know it."""
    given = {"DomainName": "loans.example", "CertificateArn": "arn:x", "HostedZoneId": "Z1"}
    template = Template(given)
    told = _distribution(template)
    variables = template.value(template.raw["Globals"]["Function"]["Environment"]["Variables"])
    [records] = template.of("AWS::Route53::RecordSetGroup").values()
    assert told["Aliases"] == ["loans.example"]
    assert told["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert variables["SKYCAP_PUBLIC_URL"] == "https://loans.example"
    assert [one["Type"] for one in records["RecordSets"]] == ["A", "AAAA"]
    assert "Aliases" not in _distribution()


def test_the_web_acl_guards_the_stage_with_managed_rules_and_rates() -> None:
    """It is attached to the stage of the API, and counts both people and addresses."""
    [acl] = PROD.of("AWS::WAFv2::WebACL").values()
    [association] = PROD.of("AWS::WAFv2::WebACLAssociation").values()
    kinds = [next(iter(one["Statement"])) for one in acl["Rules"]]
    assert acl["Scope"] == "REGIONAL"
    assert kinds == ["ManagedRuleGroupStatement"] * 2 + ["RateBasedStatement"] * 2
    assert sorted(one["Priority"] for one in acl["Rules"]) == [0, 1, 2, 3]
    assert association["ResourceArn"].endswith("::/restapis/<Api>/stages/prod")
    assert not Template({"WebFirewall": "false"}).of("AWS::WAFv2::WebACLAssociation")


def test_what_costs_much_is_made_only_when_asked_for() -> None:
    """GuardDuty, the trail, the cluster and its network come by a parameter, and not without."""
    asked = {"GuardDuty": "true", "CloudTrail": "true", "Dax": "true"}
    kinds = {
        "AWS::GuardDuty::Detector",
        "AWS::CloudTrail::Trail",
        "AWS::DAX::Cluster",
        "AWS::EC2::VPC",
    }
    assert not kinds & {one["Type"] for one in PROD.resources.values()}
    template = Template(asked)
    assert kinds <= {one["Type"] for one in template.resources.values()}
    role = template.of("AWS::IAM::Role")["DaxRole"]
    [statement] = [
        one for policy in role["Policies"] for one in statements(policy["PolicyDocument"])
    ]
    assert all(
        action.split(":")[1] in {"DescribeTable", "Query", "BatchGetItem"}
        for action in statement["Action"]
    )
