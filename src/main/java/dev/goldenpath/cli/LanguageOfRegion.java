package dev.goldenpath.cli;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;

/**
 * Let the engine run features in {@code zh-CN}, {@code en-pirate} and other languages with a
 * hyphen: it takes the tag for the name of a language alone, and breaks down (Cucumber 7.34.3 to
 * 7.34.6).
 *
 * <p>Keywords are read in the feature's own language. What the engine is told of its scenarios
 * decides only how numbers are written in sentences, and ours are English.
 */
final class LanguageOfRegion {
  private static final String ENGLISH = "en";

  private LanguageOfRegion() {}

  /** Return the feature, or one that is the same but for the language of its scenarios. */
  static Feature runnable(Feature feature) {
    boolean fine = feature.getPickles().stream().noneMatch(it -> it.getLanguage().contains("-"));
    return fine ? feature : like(Feature.class, feature);
  }

  private static <T> T like(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, given) ->
                switch (method.getName()) {
                  case "equals" -> proxy == Objects.requireNonNull(given)[0];
                  case "getLanguage" -> ENGLISH;
                  case "getPickleAt" -> like(Pickle.class, (Pickle) call(real, method, given));
                  case "getPickles" -> pickles((List<?>) call(real, method, given));
                  default -> call(real, method, given);
                }));
  }

  private static List<Pickle> pickles(List<?> real) {
    return real.stream().map(it -> like(Pickle.class, (Pickle) it)).toList();
  }

  private static Object call(Object real, Method method, Object[] given) throws Throwable {
    try {
      return method.invoke(real, given);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
