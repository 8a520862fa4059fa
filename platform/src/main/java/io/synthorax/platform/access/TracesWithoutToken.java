package io.synthorax.platform.access;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

/** The query of an address may bring the token, and spans go to another server: it is left out. */
@Singleton
public class TracesWithoutToken implements SpanProcessor {
  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
  private static final String LEFT_OUT = "left-out";

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    String query = span.getAttribute(QUERY);
    if (query != null && query.contains(AccessFilter.PARAMETER + "=")) {
      span.setAttribute(QUERY, LEFT_OUT);
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // Nothing is left to do.
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
