package dev.sapando.monitoring.answer;

import java.util.SortedMap;

/** A period and labels that rows share. */
record Group(String period, SortedMap<String, String> labels) {}
