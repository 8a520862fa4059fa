package io.synthorax.trainer.broken;

/** Breaks a rule, so that {@code LayersTest} sees it fail. */
public final class FrameworkStage {
  public Object forbidden() {
    return org.apache.kafka.clients.consumer.KafkaConsumer.class;
  }
}
