package dev.goldenpath.rule.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.goldenpath.rule.pattern.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The contract's JSON Schemas, by name.
 *
 * <p>A message is judged in the canonical profile {@code data}. An event's schema has its type's
 * name ({@code tool_completed}); of HTTP those are known that a rule asks for. Loaded once, from
 * the class path alone; safe for use by many threads.
 */
public final class Schemas {
  public static final String EXECUTE_ACCEPTED = "execute_accepted";
  public static final String ERROR_BODY = "error_body";
  public static final String HEALTH = "health";

  /** What holds for every event of a run (EVENT-0). */
  public static final String ENVELOPE = "envelope";

  private record Known(
      ContractDocument document, JsonNode node, Predicate<JsonNode> quick, Schema schema) {}

  private static final Map<String, Known> KNOWN = load();

  private Schemas() {}

  public static Set<String> names() {
    return Collections.unmodifiableSet(KNOWN.keySet());
  }

  /**
   * Check a message against a schema.
   *
   * @return what is wrong, one problem for each place, outer places first; empty if nothing is
   * @throws IllegalArgumentException if there is no schema of this name
   */
  public static List<SchemaProblem> check(String schemaName, JsonNode canonical) {
    return quick(schemaName).test(requireNonNull(canonical, "canonical"))
        ? List.of()
        : problems(schemaName, canonical);
  }

  /** Return the check of a schema that holds only for what fits it, and mostly for that. */
  static Predicate<JsonNode> quick(String schemaName) {
    return known(schemaName).quick();
  }

  /** Ask the validator. */
  static List<SchemaProblem> problems(String schemaName, JsonNode canonical) {
    Known known = known(schemaName);
    Map<List<String>, SchemaProblem> problems = new LinkedHashMap<>();
    for (Error error : known.schema().validate(canonical)) {
      List<String> place = place(error);
      problems.putIfAbsent(place, problem(known, canonical, place, error));
    }
    List<Map.Entry<List<String>, SchemaProblem>> ordered = new ArrayList<>(problems.entrySet());
    ordered.sort(Comparator.comparingInt(entry -> entry.getKey().size()));
    return ordered.stream().map(Map.Entry::getValue).toList();
  }

  private static Known known(String schemaName) {
    Known known = KNOWN.get(requireNonNull(schemaName, "schemaName"));
    if (known == null) {
      throw new IllegalArgumentException(
          "there is no schema \"" + schemaName + "\"; there are " + KNOWN.keySet());
    }
    return known;
  }

  /** Where a problem is; of a missing field the place where it should be. */
  private static List<String> place(Error error) {
    List<String> keys = new ArrayList<>();
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      keys.add(String.valueOf(path.getElement(i)));
    }
    if (error.getKeyword().equals("required")) {
      keys.add(error.getProperty());
    }
    return List.copyOf(keys);
  }

  private static SchemaProblem problem(
      Known known, JsonNode message, List<String> place, Error error) {
    JsonNode seen = message;
    for (String key : place) {
      seen = seen.isArray() ? seen.path(Integer.parseInt(key)) : seen.path(key);
    }
    return new SchemaProblem(
        String.join(".", place),
        known.document().expected(known.node(), place).orElseGet(error::getMessage),
        Wording.value(seen));
  }

  private static Map<String, Known> load() {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            it -> it.schemaLoader(loader -> loader.fetchRemoteResources(false)));
    Map<String, Known> all = new TreeMap<>();
    for (ContractDocument document :
        List.of(ContractDocument.openApi(), ContractDocument.asyncApi())) {
      QuickCheck quick = new QuickCheck(document);
      for (Map.Entry<String, JsonNode> schema : document.schemas().properties()) {
        all.put(
            schema.getKey(),
            new Known(
                document,
                schema.getValue(),
                quick.of(schema.getValue()),
                compile(registry, document, schema.getKey())));
      }
    }
    return new LinkedHashMap<>(all);
  }

  /** Compile one schema together with the document's others, which it refers to. */
  private static Schema compile(SchemaRegistry registry, ContractDocument document, String name) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.put("$ref", "#/components/schemas/" + name);
    whole.putObject("components").set("schemas", document.schemas());
    return registry.getSchema(whole);
  }
}
