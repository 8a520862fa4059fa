package io.synthorax.platform.stage;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends this process when the launcher that started it is gone, even if that was killed and could
 * tell nobody.
 */
@ApplicationScoped
class ParentWatch {
  private static final int PARENT_GONE = 75;
  private final OptionalLong parentPid;

  ParentWatch(@ConfigProperty(name = "synthorax.parent-pid") OptionalLong parentPid) {
    this.parentPid = parentPid;
  }

  void watch(@Observes StartupEvent started) {
    if (parentPid.isEmpty()) {
      return;
    }
    ProcessHandle.of(parentPid.getAsLong()).ifPresentOrElse(ParentWatch::endWith, ParentWatch::end);
  }

  private static void endWith(ProcessHandle parent) {
    Thread watch =
        new Thread(
            () -> {
              parent.onExit().join();
              end();
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /**
   * Everything of value is in the store: there is nothing to tidy up, and nobody left to wait for
   * it.
   */
  private static void end() {
    Runtime.getRuntime().halt(PARENT_GONE);
  }
}
