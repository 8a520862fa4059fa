package io.synthorax.standalone.platform;

import io.synthorax.infrastructure.FreePorts;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Who listens where on 127.0.0.1, decided before anything starts. */
public record Ports(int broker, int controller, int store, Map<Service, Integer> services) {
  /** The console's, unless another is asked for or this one is taken. */
  public static final int CONSOLE_DEFAULT = 8080;

  private static final int OTHERS = 3;

  public Ports {
    services = Map.copyOf(services);
  }

  /** The port that the user asked for is taken. */
  public static final class InUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InUse(int port) {
      super("Port %d is in use. Choose another with --port, or leave --port out.".formatted(port));
    }
  }

  /** Throws {@link InUse} if the console's port was asked for and is taken. */
  public static Ports choose(OptionalInt console) throws IOException {
    if (console.isPresent() && !FreePorts.isFree(console.getAsInt())) {
      throw new InUse(console.getAsInt());
    }
    List<Integer> free = FreePorts.pick(OTHERS + Service.values().length);
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      services.put(service, free.get(OTHERS + service.ordinal()));
    }
    if (console.isPresent()) {
      services.put(Service.CONSOLE, console.getAsInt());
    } else if (FreePorts.isFree(CONSOLE_DEFAULT)) {
      services.put(Service.CONSOLE, CONSOLE_DEFAULT);
    }
    return new Ports(free.get(0), free.get(1), free.get(2), services);
  }

  int of(Service service) {
    return services.get(service);
  }
}
