package io.synthorax.platform.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessFilterTest {

  @Test
  void refusesATokenThatCanBeGuessed() {
    assertThatThrownBy(() -> new AccessFilter(Optional.of("secret"), false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("synthorax.access.token has 6 characters, allowed is 16 or more");
  }

  @Test
  void refusesATokenBesideUsers() {
    assertThatThrownBy(() -> new AccessFilter(Optional.of("0123456789abcdef"), true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("synthorax.access.token and quarkus.oidc.tenant-enabled");
  }
}
