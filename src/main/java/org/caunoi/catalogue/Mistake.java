package org.caunoi.catalogue;

/** What often goes wrong, in plain words: advice, never a rule. */
public record Mistake(LocalizedText text, Confidence confidence) {}
