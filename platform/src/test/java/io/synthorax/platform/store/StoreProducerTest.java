package io.synthorax.platform.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoreProducerTest {
  @Test
  void refusesAnHttpsEndpointThatWouldBeSpokenToInTheClear() {
    assertThatThrownBy(() -> StoreProducer.requireTls("https://s3.example", false))
        .hasMessageContaining("quarkus.minio.secure");
    assertThatCode(() -> StoreProducer.requireTls("https://s3.example", true))
        .doesNotThrowAnyException();
    assertThatCode(() -> StoreProducer.requireTls("http://127.0.0.1:9000", false))
        .doesNotThrowAnyException();
  }
}
