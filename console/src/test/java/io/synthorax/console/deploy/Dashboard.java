package io.synthorax.console.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Grafana dashboard of training metrics, as far as tests look into it. */
record Dashboard(JsonNode json) {
  static final Path FILE = Path.of("deploy", "grafana", "training.json");

  /** A panel's title with one of its PromQL expressions. */
  record Expression(String panel, String promql) {

    /** For every study, as Grafana writes it when all are chosen. */
    String forEveryStudy() {
      return promql.replace("$study", ".*");
    }
  }

  /** Reads the dashboard below the repository's root. */
  static Dashboard read(Path root) throws IOException {
    return new Dashboard(Json.read(Files.readAllBytes(root.resolve(FILE)), JsonNode.class));
  }

  List<JsonNode> panels() {
    List<JsonNode> panels = new ArrayList<>();
    json.path("panels").forEach(panels::add);
    return panels;
  }

  List<Expression> expressions() {
    List<Expression> expressions = new ArrayList<>();
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        expressions.add(new Expression(panel.path("title").asText(), target.path("expr").asText()));
      }
    }
    return expressions;
  }
}
