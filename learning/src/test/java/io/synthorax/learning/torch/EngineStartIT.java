package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Weights;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both engines start in a fresh process with an empty cache, and nobody asks for a connection. */
class EngineStartIT {

  @Test
  void nothingIsFetched(@TempDir Path cache) throws Exception {
    // Given
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Start.class.getName(),
            cache.toString());
    process.redirectErrorStream(true);

    // When
    Process started = process.start();
    String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // Then
    assertThat(started.waitFor()).as(output).isZero();
    assertThat(output).contains("computed").doesNotContain("connection wanted");
    assertThat(cache).isNotEmptyDirectory();
  }

  @Test
  void otherThreadsOfOneRunAreNotThoseOfTheNext() {
    // Given
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));

    // When
    TorchEngine resumed = engine.with(Precision.BFLOAT16, 2);

    // Then
    assertThat(resumed.threads()).isEqualTo(2);
    assertThat(resumed.forms()).isEqualTo(ConvolutionForms.of(Precision.BFLOAT16));
    assertThat(engine.threads()).isOne();
    engine.with(Precision.FLOAT32, 1);
  }

  /** What the fresh process does. */
  static final class Start {
    private Start() {}

    public static void main(String[] arguments) {
      ProxySelector.setDefault(new Refusing());
      System.setProperty("ENGINE_CACHE_DIR", arguments[0]);
      TorchEngine engine = TorchEngine.start(TorchEngine.Settings.automatic());
      Network network = Dcgan.generator(32, 4, 0.125);
      Weights weights = Weights.initial(network, 1);
      try (TorchNetwork torch = new TorchNetwork(engine, network, weights);
          OnnxNetwork onnx = new OnnxNetwork(OnnxWriter.write(network, weights), 1, 1)) {
        System.out.println("computed " + onnx.run(new float[4]).length + torch.network().name());
      }
    }
  }

  /** Sees every connection that Java's clients want. */
  private static final class Refusing extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      System.out.println("connection wanted: " + uri);
      throw new IllegalStateException("no network here: " + uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      throw new IllegalStateException("no network here: " + uri, e);
    }
  }
}
