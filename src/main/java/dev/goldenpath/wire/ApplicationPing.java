package dev.goldenpath.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Field;
import dev.goldenpath.setting.WireProfile;
import java.util.List;

/**
 * The message that a backend with the capability {@code app-ping} answers (CONN-6).
 *
 * <p>The contract spells it {@code {"type": "ping"}}; a backend that has its types elsewhere may
 * look for it there. So both are said.
 */
public final class ApplicationPing {
  private ApplicationPing() {}

  /** Return the message for a target that speaks by this profile. */
  public static String of(WireProfile profile) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "ping");
    List<String> place = profile.path(Field.TYPE);
    ObjectNode holder = message;
    for (String key : place.subList(0, place.size() - 1)) {
      holder = holder.putObject(key);
    }
    holder.put(place.get(place.size() - 1), "ping");
    return message.toString();
  }
}
