#!/bin/bash
# Makes every topic of the contracts that is missing: name, partitions, retention. A test compares them with the code.
set -euo pipefail
while read -r topic partitions retention; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$1" --create --if-not-exists --topic "$topic" \
    --partitions "$partitions" --replication-factor 1 --config retention.ms="$retention"
done <<TOPICS
dataset-registered 1 -1
train-requested 8 -1
epoch-finished 8 2592000000
training-ended 8 -1
synthesis-requested 8 -1
batch-synthesized 8 -1
metrics-computed 8 -1
generator-selected 8 -1
composition-requested 8 -1
study-completed 1 -1
project-created 1 -1
scan-added 8 -1
scan-labelled 8 -1
patient-withdrawn 1 -1
study-deleted 1 -1
stage-failed 1 -1
bucket-notifications 1 -1
dead-letters 1 -1
TOPICS
