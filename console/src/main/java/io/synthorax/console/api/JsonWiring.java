package io.synthorax.console.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.synthorax.contracts.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Answers have the JSON form of everything else. */
final class JsonWiring {
  @Produces
  @Singleton
  ObjectMapper mapper() {
    return Json.mapper();
  }
}
