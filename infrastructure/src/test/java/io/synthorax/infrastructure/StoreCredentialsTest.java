package io.synthorax.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCredentialsTest {
  @TempDir Path home;
  @TempDir Path otherHome;

  @Test
  void areTheSameForAHomeAndOthersForAnother() throws Exception {
    // Given
    StoreCredentials first = StoreCredentials.ofHome(home);

    // When
    StoreCredentials again = StoreCredentials.ofHome(home);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(StoreCredentials.ofHome(otherHome)).isNotEqualTo(first);
  }

  @Test
  void areReadableByTheirOwnerOnlyAndNeverPrinted() throws Exception {
    // Given, When
    StoreCredentials credentials = StoreCredentials.ofHome(home);

    // Then
    assertThat(Files.getPosixFilePermissions(home.resolve("credentials")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(credentials.toString()).doesNotContain(credentials.secretKey());
  }

  @Test
  void nameTheVariableThatIsMissing() {
    // Given
    Map<String, String> environment = Map.of(StoreCredentials.ACCESS_KEY_VARIABLE, "a");

    // When, Then
    assertThatThrownBy(() -> StoreCredentials.fromEnvironment(environment))
        .hasMessageContaining("SYNTHORAX_STORE_SECRET_KEY");
  }
}
