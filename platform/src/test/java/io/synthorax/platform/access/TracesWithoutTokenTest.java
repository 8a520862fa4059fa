package io.synthorax.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracesWithoutTokenTest {
  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

  @ParameterizedTest
  @CsvSource({
    "token=0123456789abcdef, left-out",
    "dataset=d1&token=0123456789abcdef, left-out",
    "dataset=d1, dataset=d1"
  })
  void saysNoToken(String query, String said) {
    // Given
    try (SdkTracerProvider tracing =
        SdkTracerProvider.builder().addSpanProcessor(new TracesWithoutToken()).build()) {
      // When
      Span span = tracing.get("test").spanBuilder("GET /").setAttribute(QUERY, query).startSpan();

      // Then
      assertThat(((ReadableSpan) span).getAttribute(QUERY)).isEqualTo(said);
    }
  }
}
