package dev.goldenpath.rule.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractDocumentTest {

  static Stream<ContractDocument> documents() {
    return Stream.of(ContractDocument.openApi(), ContractDocument.asyncApi());
  }

  private static void walk(String place, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(place, node);
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      walk(place + "/" + member.getKey(), member.getValue(), visitor);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(place + "/" + i, node.get(i), visitor);
    }
  }

  @Test
  void the_documents_name_their_formats_versions() {
    assertThat(ContractDocument.openApi().root().get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(ContractDocument.asyncApi().root().get("asyncapi").asText()).isEqualTo("3.0.0");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_reference_leads_somewhere_in_the_document(ContractDocument document) {
    List<String> dangling = new ArrayList<>();
    walk(
        "",
        document.root(),
        (place, node) -> {
          if (place.endsWith("/$ref")
              && (!node.asText().startsWith("#/")
                  || document.root().at(node.asText().substring(1)).isMissingNode())) {
            dangling.add(place + " -> " + node.asText());
          }
        });
    assertThat(dangling).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_schema_is_valid_json_schema(ContractDocument document) {
    Schema metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    document
        .schemas()
        .properties()
        .forEach(
            schema ->
                assertThat(metaSchema.validate(schema.getValue().toString(), InputFormat.JSON))
                    .as(schema.getKey())
                    .isEmpty());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_schema_is_used(ContractDocument document) {
    String text = document.root().toString();

    document
        .schemas()
        .fieldNames()
        .forEachRemaining(
            name -> assertThat(text).contains("\"#/components/schemas/" + name + "\""));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_typed_field_says_in_words_what_is_expected(ContractDocument document) {
    List<String> wordless = new ArrayList<>();
    walk(
        "",
        document.schemas(),
        (place, node) -> {
          boolean property =
              place.matches(".*/properties/[^/]+") && !place.matches(".*/(if|else)/.*");
          boolean constrained = node.has("type") || node.has("const");
          if (property && constrained && !node.has("x-expected")) {
            wordless.add(place);
          }
        });
    assertThat(wordless).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void no_schema_refuses_unknown_fields(ContractDocument document) {
    assertThat(document.root().toString())
        .doesNotContain("additionalProperties", "unevaluatedProperties");
  }

  @Test
  void every_structural_clause_is_stated() {
    TreeSet<String> clauses = new TreeSet<>();
    documents()
        .forEach(
            document ->
                walk(
                    "",
                    document.root(),
                    (place, node) -> {
                      if (place.matches(".*/x-clause(/\\d+)?") && node.isTextual()) {
                        clauses.add(node.asText());
                      }
                    }));
    assertThat(clauses)
        .containsExactlyInAnyOrder(
            "HTTP-1", "HTTP-2", "HTTP-3", "HTTP-4", "HTTP-5", "CONN-1", "CONN-2", "CONN-3",
            "CONN-4", "CONN-5", "CONN-6", "CONN-7", "CONN-8", "EVENT-0", "EVENT-1", "EVENT-2",
            "EVENT-3", "EVENT-4", "EVENT-5", "EVENT-6", "EVENT-7");
  }

  @Test
  void every_message_of_the_socket_is_in_its_channel_and_used_by_an_operation() {
    JsonNode root = ContractDocument.asyncApi().root();
    String operations = root.get("operations").toString();

    assertThat(root.at("/channels/thread/messages").properties()).hasSize(10);
    root.at("/channels/thread/messages")
        .fieldNames()
        .forEachRemaining(
            name -> {
              assertThat(root.at("/components/messages/" + name + "/payload/$ref").asText())
                  .isEqualTo("#/components/schemas/" + name);
              assertThat(operations).contains("\"#/channels/thread/messages/" + name + "\"");
            });
  }

  @Test
  void every_refusal_of_an_execute_call_has_a_body_and_patience_a_header() {
    JsonNode root = ContractDocument.openApi().root();
    JsonNode responses = root.at("/paths/~1api~1v1~1chat~1agents~1execute/post/responses");

    for (String status : List.of("400", "401", "403", "404", "413", "422", "429", "503")) {
      JsonNode response = responses.get(status);
      JsonNode refusal =
          response.has("$ref") ? root.at(response.get("$ref").asText().substring(1)) : response;
      assertThat(refusal.at("/content/application~1json/schema/$ref").asText())
          .isEqualTo("#/components/schemas/error_body");
    }
    assertThat(responses.at("/429/headers/Retry-After").isObject()).isTrue();
    assertThat(responses.at("/503/headers/Retry-After").isObject()).isTrue();
  }
}
