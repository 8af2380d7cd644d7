package dev.goldenpath.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.secret.DecodedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A text that was delivered, as each of its readers may take it.
 *
 * <p>What is made of it is made once, when it is first asked for, and serves all rules. Used by one
 * thread.
 */
public final class DeliveredText {
  private final String text;
  private final Optional<JsonNode> read;
  private Optional<List<DecodedText>> views = Optional.empty();
  private Optional<Walked> walked = Optional.empty();

  public DeliveredText(String text) {
    this(text, Optional.empty());
  }

  /**
   * Take a text that has been read already.
   *
   * @param read the same as every reader takes it: no keys in it are equal
   */
  public DeliveredText(String text, Optional<JsonNode> read) {
    this.text = text;
    this.read = read;
  }

  public String text() {
    return text;
  }

  /** Return the text as it came, and as it is when its encodings are undone; each text once. */
  public List<DecodedText> views() {
    if (views.isEmpty()) {
      views = Optional.of(DecodedText.of(text));
    }
    return views.get();
  }

  /** Return the same as mere texts. */
  public List<String> readings() {
    List<DecodedText> all = views();
    return all.size() == 1 ? List.of(text) : all.stream().map(DecodedText::text).toList();
  }

  /** Return what a walk through it as JSON meets, up to where it is none. */
  public Walked walked() {
    if (walked.isEmpty()) {
      walked = Optional.of(Walked.through(this));
    }
    return walked.get();
  }

  /**
   * What a walk through a JSON text met, in order.
   *
   * @param isJson whether it came to the end
   */
  public record Walked(boolean isJson, List<JsonText> texts, List<JsonKeys> objects) {
    static Walked through(DeliveredText delivered) {
      List<JsonText> texts = new ArrayList<>();
      List<JsonKeys> objects = new ArrayList<>();
      JsonWalk.Visitor visitor =
          new JsonWalk.Visitor() {
            @Override
            public void text(String field, String value) {
              texts.add(new JsonText(field, value));
            }

            @Override
            public void object(String field, Collection<String> keys) {
              objects.add(new JsonKeys(field, keys));
            }
          };
      if (delivered.read.isEmpty()) {
        return new Walked(JsonWalk.through(delivered.text, visitor), texts, objects);
      }
      JsonWalk.through(delivered.read.get(), visitor);
      return new Walked(true, texts, objects);
    }
  }

  /** A key (with no field) or a text or number, with the name of the field that holds it. */
  public record JsonText(String field, String value) {}

  /** The keys of an object, with the name of the field that holds it. */
  public record JsonKeys(String field, Collection<String> keys) {}
}
