package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.platform.store.InMemoryObjectStore;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClassifyResourceTest {
  @Test
  void aBodyWithoutEndIsRefusedAtTheLimit() throws IOException {
    // Given
    var resource = new ClassifyResource(new InMemoryObjectStore());
    var body = new EndlessBody();

    // When
    Response answer = resource.classify("any", null, body);

    // Then
    assertThat(answer.getStatus()).isEqualTo(413);
    assertThat(new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8))
        .contains("an image has at most 67108864 bytes");
    assertThat(body.read).isLessThan(ClassifyResource.LARGEST_IMAGE + (1 << 20));
  }

  private static final class EndlessBody extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      read += length;
      return length;
    }
  }
}
