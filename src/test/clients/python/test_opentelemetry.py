"""OpenTelemetry Python over each of its transports: what was exported is what is read back, span by span."""

import json
from datetime import datetime, timedelta, timezone

import grpc
import pytest
from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter as GrpcExporter
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter as HttpExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExportResult
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, Status, StatusCode

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def http(server, compression):
    return HttpExporter(
        f"{server.host}/api/otlp/v1/traces", headers={"Authorization": f"ApiKey {server.key}"}, compression=compression
    )


def grpc_exporter(server, compression):
    return GrpcExporter(
        server.host, headers={"authorization": f"ApiKey {server.key}"}, compression=compression, insecure=True
    )


EXPORTERS = {
    "http": lambda server: http(server, Compression.NoCompression),
    "http-gzip": lambda server: http(server, Compression.Gzip),
    "http-deflate": lambda server: http(server, Compression.Deflate),
    "grpc": lambda server: grpc_exporter(server, grpc.Compression.NoCompression),
    "grpc-gzip": lambda server: grpc_exporter(server, grpc.Compression.Gzip),
}


@pytest.fixture(params=EXPORTERS)
def exporter(request, server):
    exporter = EXPORTERS[request.param](server)
    yield exporter
    exporter.shutdown()


def record() -> tuple:
    """A trace of four spans with every kind of content."""
    memory = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(memory))
    tracer = provider.get_tracer("clients")
    with tracer.start_as_current_span("checkout", kind=SpanKind.SERVER) as root:
        root.set_attribute("shop.text", "naïve ☃ 😀 \"quoted\" \\ \n")
        root.set_attribute("shop.big", 9007199254740993)
        root.set_attribute("shop.ratio", 0.1)
        root.set_attribute("shop.yes", True)
        root.set_attribute("shop.list", ["a", "b"])
        root.set_attribute("shop.numbers", [1, 2, 3])
        root.add_event("basket", {"items": 3, "note": "late"})
        with tracer.start_as_current_span("look up", kind=SpanKind.CLIENT) as child:
            child.set_status(Status(StatusCode.OK))
            with tracer.start_as_current_span("cache"):
                pass
        with pytest.raises(ValueError):
            with tracer.start_as_current_span("pay", kind=SpanKind.PRODUCER):
                raise ValueError("card refused")
    return memory.get_finished_spans()


def nested(attributes: dict) -> dict:
    """The server nests attributes by the dots of their names."""
    tree: dict = {}
    for name, value in attributes.items():
        *path, last = name.split(".")
        node = tree
        for part in path:
            node = node.setdefault(part, {})
        node[last] = list(value) if isinstance(value, tuple) else value
    return tree


def read_time(text: str) -> datetime:
    time = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return time if time.tzinfo else time.replace(tzinfo=timezone.utc)


def assert_same_time(text: str, nanoseconds: int):
    """The API gives microseconds; half of one is what rounding may take."""
    difference = read_time(text) - EPOCH - timedelta(microseconds=nanoseconds // 1000)
    assert abs(difference) <= timedelta(microseconds=1)


def assert_same_span(stored: dict, sent):
    assert stored["trace_id"] == f"{sent.context.trace_id:032x}"
    assert stored["span_id"] == f"{sent.context.span_id:016x}"
    assert stored.get("parent_id") == (f"{sent.parent.span_id:016x}" if sent.parent else None)
    assert stored["span_name"] == sent.name
    assert stored["span_kind"] == f"SPAN_KIND_{sent.kind.name}"
    assert stored["status_code"] == f"STATUS_CODE_{sent.status.status_code.name}"
    assert stored.get("status_message") == sent.status.description
    assert_same_time(stored["start_time"], sent.start_time)
    assert_same_time(stored["end_time"], sent.end_time)
    own = {name: value for name, value in stored["attributes"].items() if name != "ag"}
    assert own == nested(dict(sent.attributes))
    events = stored.get("events", [])
    assert [event["name"] for event in events] == [event.name for event in sent.events]
    for stored_event, sent_event in zip(events, sent.events):
        assert_same_time(stored_event["timestamp"], sent_event.timestamp)
        assert stored_event.get("attributes", {}) == dict(sent_event.attributes)


def test_what_is_exported_is_what_is_read(exporter, server):
    sent = record()
    assert exporter.export(sent) == SpanExportResult.SUCCESS
    stored = server.spans(f"{sent[0].context.trace_id:032x}")
    assert len(stored) == len(sent) == 4
    for span in sent:
        assert_same_span(stored[f"{span.context.span_id:016x}"], span)


def test_a_batch_of_many_spans_arrives_whole(exporter, server):
    sent = [span for _ in range(100) for span in record()]
    assert exporter.export(sent) == SpanExportResult.SUCCESS
    for first in sent[::40]:
        assert len(server.spans(f"{first.context.trace_id:032x}")) == 4


def test_a_wrong_key_is_refused(server):
    exporter = HttpExporter(f"{server.host}/api/otlp/v1/traces", headers={"Authorization": "ApiKey nobody.nothing"})
    assert exporter.export(record()) == SpanExportResult.FAILURE
    exporter.shutdown()


def test_the_tree_of_a_trace_has_the_parents_as_sent(server):
    sent = record()
    exporter = EXPORTERS["http"](server)
    exporter.export(sent)
    trace = server.call("GET", f"/traces/{sent[0].context.trace_id:032x}")["trace"]
    root = trace["spans"]["checkout"]
    assert sorted(root["spans"]) == ["look up", "pay"]
    assert sorted(root["spans"]["look up"]["spans"]) == ["cache"]
    assert "card refused" in json.dumps(root["spans"]["pay"]["events"])
    exporter.shutdown()
