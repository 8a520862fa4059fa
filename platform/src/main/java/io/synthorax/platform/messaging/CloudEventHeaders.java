package io.synthorax.platform.messaging;

import io.synthorax.contracts.Event;
import io.synthorax.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The attributes of a CloudEvent in binary mode, as Kafka headers (CloudEvents 1.0, Kafka protocol
 * binding).
 */
final class CloudEventHeaders {
  static final String TYPE = "ce_type";
  static final String SUBJECT = "ce_subject";

  private CloudEventHeaders() {}

  static Headers of(Event event, String source) {
    Headers headers = new RecordHeaders();
    headers.add("ce_specversion", utf8("1.0"));
    headers.add("ce_id", utf8(event.id()));
    headers.add(TYPE, utf8(Topic.of(event.getClass()).eventType()));
    headers.add("ce_source", utf8("/" + source));
    headers.add(SUBJECT, utf8(event.subject()));
    headers.add("ce_time", utf8(Instant.now().toString()));
    headers.add("content-type", utf8("application/json"));
    return headers;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
