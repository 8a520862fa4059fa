package io.synthorax.console.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.RequestRefused;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
  private static final byte[] BODY = {1, 2};

  private final IdempotencyKeys keys = new IdempotencyKeys();

  @Test
  void letTheSameRequestPassAgain() {
    // Given
    keys.check("k", "orders", BODY);

    // When, Then
    assertThatCode(() -> keys.check("k", "orders", BODY)).doesNotThrowAnyException();
    assertThatCode(() -> keys.check(null, "orders", new byte[] {3})).doesNotThrowAnyException();
  }

  @Test
  void noticeAnotherRequestUnderTheSameKey() {
    // Given
    keys.check("k", "orders", BODY);

    // When, Then
    assertThatThrownBy(() -> keys.check("k", "orders", new byte[] {3}))
        .isInstanceOf(IdempotencyKeys.Reused.class);
    assertThatThrownBy(() -> keys.check("k", "studies", BODY))
        .isInstanceOf(IdempotencyKeys.Reused.class);
    assertThatThrownBy(() -> keys.check(" ", "studies", BODY)).isInstanceOf(RequestRefused.class);
  }
}
