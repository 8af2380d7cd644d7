package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What a runner says of a scenario.
 *
 * @param id the runner's id of this execution
 * @param uri the feature file as people name it: {@code features/order/order.feature}
 * @param line the line of the scenario or of its example row
 * @param tags with the at sign
 */
public record ScenarioCard(String id, String name, String uri, int line, List<String> tags) {
  private static final int LONGEST = 100;

  public ScenarioCard {
    tags = List.copyOf(tags);
  }

  /** Return the clauses that it is about: those of its tags, with its rule's and feature's. */
  Set<Clause> clauses() {
    return tags.stream()
        .map(tag -> Clause.byId(tag.substring(1)))
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Return the place by which people find it. */
  public String place() {
    return uri + ":" + line;
  }

  /**
   * Return where its transcript goes, relative to the outputs.
   *
   * <p>Its name is fit for any file system. Where that leaves out what may tell it from another's
   * (a capital, a letter beyond ASCII, a dash that could be a folder's end), a checksum stands for
   * it.
   */
  String transcriptPath() {
    String name = uri.replaceFirst("^features/", "").replaceFirst("\\.feature$", "");
    String plain = name.replaceAll("[^A-Za-z0-9_]+", "-").toLowerCase(Locale.ROOT);
    boolean telling = plain.equals(name.replace('/', '-')) && name.indexOf('-') < 0;
    String cut = plain.length() > LONGEST ? plain.substring(plain.length() - LONGEST) : plain;
    String told = telling && cut.equals(plain) ? plain : cut + "-" + checksum();
    return "transcripts/" + told.replaceFirst("^-+", "") + "-" + line + ".ndjson";
  }

  private String checksum() {
    CRC32 checksum = new CRC32();
    checksum.update(uri.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }
}
