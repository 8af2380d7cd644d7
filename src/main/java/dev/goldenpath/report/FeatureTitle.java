package dev.goldenpath.report;

/** A feature's title, and the free text under it. */
public record FeatureTitle(String name, String description) {}
