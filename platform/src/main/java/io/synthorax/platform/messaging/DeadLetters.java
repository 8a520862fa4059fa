package io.synthorax.platform.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that could not be used. */
public interface DeadLetters {

  /**
   * Keeps a record's original bytes and headers, with the reason.
   *
   * @throws io.synthorax.contracts.WorldUnreachable if the broker does not take it
   */
  void add(ConsumerRecord<String, byte[]> record, String reason);
}
