package io.synthorax.platform.messaging;

import io.synthorax.contracts.Topic;
import io.synthorax.contracts.WorldUnreachable;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the replicas of this service have been asked for and have not done: the records under work
 * and those that wait behind them, whichever replica has their partitions. Looking takes nothing
 * away.
 */
public interface Backlog {
  /**
   * The records of a topic that are not done, of each partition the oldest first; some of them
   * where there are more than 500.
   *
   * @throws WorldUnreachable if the broker does not answer
   */
  List<ConsumerRecord<String, byte[]>> of(Topic topic);
}
