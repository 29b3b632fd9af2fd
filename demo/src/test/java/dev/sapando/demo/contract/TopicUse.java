package dev.sapando.demo.contract;

/** A service that reads or writes a topic. */
record TopicUse(String topic, String service) {}
