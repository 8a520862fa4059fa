package io.synthorax.console.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.synthorax.console.intake.StagingFailed;
import io.synthorax.console.retraining.BucketInbox;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.platform.messaging.DeadLetters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Notifications of the bucket in. One that cannot be used becomes a dead letter; while store or
 * disk do not answer it is tried again.
 */
@ApplicationScoped
class BucketChannel {
  private static final Logger LOG = Logger.getLogger(BucketChannel.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final BucketInbox inbox;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;

  BucketChannel(BucketInbox inbox, DeadLetters deadLetters, MeterRegistry meters) {
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  @Incoming("console-bucket-notifications")
  @Blocking("bucket")
  void on(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    while (true) {
      try {
        inbox.on(record.value() == null ? new byte[0] : record.value());
        count("taken");
        return;
      } catch (ContractViolation e) {
        deadLetters.add(record, e.getMessage());
        count("refused");
        return;
      } catch (WorldUnreachable | StagingFailed e) {
        LOG.warnf("a notification of the bucket is tried again: %s", e.getMessage());
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  private void count(String outcome) {
    meters.counter("synthorax.console.bucket.notifications", "outcome", outcome).increment();
  }
}
