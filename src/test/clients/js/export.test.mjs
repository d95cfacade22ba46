// OpenTelemetry JavaScript, JSON and protobuf: what was exported is what is read back, span by span.
import assert from "node:assert/strict";
import { test } from "node:test";

import { SpanKind, SpanStatusCode, context, trace } from "@opentelemetry/api";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";

const host = process.env.AGENTA_TEST_HOST;
const headers = { Authorization: `ApiKey ${process.env.AGENTA_TEST_KEY}` };
const url = `${host}/api/otlp/v1/traces`;
const kinds = ["INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"];

function record() {
  const memory = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] }).getTracer("clients");
  const root = tracer.startSpan("checkout", { kind: SpanKind.SERVER });
  root.setAttributes({ "shop.text": "naïve ☃ 😀", "shop.count": 42, "shop.ratio": 0.25, "shop.list": ["a", "b"], "shop.yes": true });
  root.addEvent("basket", { items: 3 });
  const child = tracer.startSpan("pay", { kind: SpanKind.CLIENT }, trace.setSpan(context.active(), root));
  child.recordException(new Error("card refused"));
  child.setStatus({ code: SpanStatusCode.ERROR, message: "card refused" });
  child.end();
  root.end();
  return memory.getFinishedSpans();
}

function send(exporter, spans) {
  return new Promise((resolve, reject) =>
    exporter.export(spans, (result) => (result.error ? reject(result.error) : resolve(result.code))),
  );
}

async function stored(traceId) {
  const answer = await fetch(`${host}/api/spans/?trace_id=${traceId}`, { headers });
  assert.equal(answer.status, 200);
  const spans = (await answer.json()).spans;
  return new Map(spans.map((span) => [span.span_id, span]));
}

function nested(attributes) {
  const tree = {};
  for (const [name, value] of Object.entries(attributes)) {
    const path = name.split(".");
    const last = path.pop();
    path.reduce((node, part) => (node[part] ??= {}), tree)[last] = value;
  }
  return tree;
}

function microseconds([seconds, nanoseconds]) {
  return seconds * 1e6 + nanoseconds / 1e3;
}

function readMicroseconds(text) {
  const [, whole, fraction = ""] = /^(.*?)(?:\.(\d+))?(?:Z|\+00:00)?$/.exec(text);
  return Date.parse(`${whole}Z`) * 1e3 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

function assertSameTime(text, time) {
  assert.ok(Math.abs(readMicroseconds(text) - microseconds(time)) <= 1, `${text} is not ${time}`);
}

function assertSameSpan(read, sent) {
  assert.equal(read.span_id, sent.spanContext().spanId);
  assert.equal(read.parent_id, sent.parentSpanContext?.spanId);
  assert.equal(read.span_name, sent.name);
  assert.equal(read.span_kind, `SPAN_KIND_${kinds[sent.kind]}`);
  assert.equal(read.status_code, `STATUS_CODE_${SpanStatusCode[sent.status.code]}`);
  assert.equal(read.status_message, sent.status.message);
  assertSameTime(read.start_time, sent.startTime);
  assertSameTime(read.end_time, sent.endTime);
  const { ag, ...own } = read.attributes;
  assert.deepEqual(own, nested(sent.attributes));
  const events = read.events ?? [];
  assert.deepEqual(events.map((event) => event.name), sent.events.map((event) => event.name));
  events.forEach((event, i) => {
    assertSameTime(event.timestamp, sent.events[i].time);
    assert.deepEqual(event.attributes ?? {}, sent.events[i].attributes ?? {});
  });
}

const exporters = {
  "HTTP JSON": () => new JsonExporter({ url, headers }),
  "HTTP JSON gzip": () => new JsonExporter({ url, headers, compression: "gzip" }),
  "HTTP protobuf": () => new ProtobufExporter({ url, headers }),
  "HTTP protobuf gzip": () => new ProtobufExporter({ url, headers, compression: "gzip" }),
};

for (const [name, make] of Object.entries(exporters)) {
  test(`${name}: what is exported is what is read`, async () => {
    const exporter = make();
    const sent = record();
    await send(exporter, sent);
    const read = await stored(sent[0].spanContext().traceId);
    assert.equal(read.size, sent.length);
    sent.forEach((span) => assertSameSpan(read.get(span.spanContext().spanId), span));
    await exporter.shutdown();
  });
}

test("a wrong key is refused", async () => {
  const exporter = new JsonExporter({ url, headers: { Authorization: "ApiKey nobody.nothing" } });
  await assert.rejects(send(exporter, record()), (error) => error.code === 401);
  await exporter.shutdown();
});
