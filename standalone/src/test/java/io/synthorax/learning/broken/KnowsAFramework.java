package io.synthorax.learning.broken;

/** Breaks a rule, so that {@code LayersTest} sees it fail. */
public final class KnowsAFramework {
  public Object forbidden() {
    return org.apache.kafka.clients.consumer.KafkaConsumer.class;
  }
}
