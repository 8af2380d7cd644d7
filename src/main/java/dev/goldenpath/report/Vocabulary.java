package dev.goldenpath.report;

import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.java.StepDefinitionAnnotation;
import io.cucumber.java.StepDefinitionAnnotations;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Read the sentences and the parameter types that the classes of a package define. */
final class Vocabulary {
  /**
   * A sentence as it stands on a method.
   *
   * @param says what it does, and {@code group} what the sentences of its class are about
   */
  record WrittenSentence(
      String keyword,
      String expression,
      String location,
      String says,
      String group,
      Sentence.Below below,
      List<String> rows) {}

  private final ParameterTypeRegistry registry = new ParameterTypeRegistry(Locale.ENGLISH);
  private final ExpressionFactory factory = new ExpressionFactory(registry);
  private final Map<String, Expression> expressions = new ConcurrentHashMap<>();
  private final Map<String, Sentence.Parameter> parameters = new LinkedHashMap<>();
  private final List<WrittenSentence> sentences = new ArrayList<>();

  static Vocabulary of(String glue, ClassLoader loader) {
    Vocabulary vocabulary = new Vocabulary();
    Arrays.stream(glue.split(",")).forEach(it -> vocabulary.read(it, loader));
    return vocabulary;
  }

  private void read(String glue, ClassLoader loader) {
    String folder = glue.replace('.', '/');
    Resources.namesBelow(folder, ".class", loader).stream()
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .filter(name -> !name.endsWith("package-info"))
        .map(name -> load(name, loader))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic())
        .forEach(this::read);
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("can't load " + name, e);
    }
  }

  private void read(Method method) {
    io.cucumber.java.ParameterType type =
        method.getAnnotation(io.cucumber.java.ParameterType.class);
    if (type != null) {
      define(type.name().isEmpty() ? method.getName() : type.name(), type.value(), says(method));
    }
    Arrays.stream(method.getAnnotations())
        .flatMap(Vocabulary::unrolled)
        .filter(it -> it.annotationType().isAnnotationPresent(StepDefinitionAnnotation.class))
        .forEach(it -> sentences.add(written(it, method)));
  }

  private void define(String name, String pattern, String says) {
    registry.defineParameterType(
        new ParameterType<>(
            name, List.of(pattern), Object.class, (String[] groups) -> "", false, false));
    parameters.put(name, new Sentence.Parameter(name, List.of(pattern), says));
  }

  private static Stream<Annotation> unrolled(Annotation annotation) {
    return annotation.annotationType().isAnnotationPresent(StepDefinitionAnnotations.class)
        ? Arrays.stream((Annotation[]) value(annotation))
        : Stream.of(annotation);
  }

  private static WrittenSentence written(Annotation annotation, Method method) {
    return new WrittenSentence(
        annotation.annotationType().getSimpleName(),
        String.valueOf(value(annotation)),
        method.getDeclaringClass().getSimpleName() + "." + method.getName(),
        says(method),
        says(method.getDeclaringClass()),
        below(method, String.valueOf(value(annotation))),
        rows(method));
  }

  private static List<String> rows(Method method) {
    return Arrays.stream(method.getAnnotations())
        .filter(it -> it.annotationType().getSimpleName().equals("Says"))
        .flatMap(it -> Arrays.stream((String[]) value(it, "rows")))
        .toList();
  }

  /** Return what an author of steps says of them, by whatever annotation is called so. */
  private static String says(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .filter(it -> it.annotationType().getSimpleName().equals("Says"))
        .map(it -> String.valueOf(value(it)))
        .findFirst()
        .orElse("");
  }

  private static Sentence.Below below(Method method, String expression) {
    Class<?>[] taken = method.getParameterTypes();
    long places = expression.chars().filter(it -> it == '{').count();
    if (taken.length <= places) {
      return Sentence.Below.NOTHING;
    }
    return taken[taken.length - 1].getSimpleName().equals("DataTable")
        ? Sentence.Below.TABLE
        : Sentence.Below.TEXT;
  }

  private static Object value(Annotation annotation) {
    Object value = value(annotation, "value");
    return value.getClass().isArray() && !(value instanceof Annotation[])
        ? Array.get(value, 0)
        : value;
  }

  private static Object value(Annotation annotation, String name) {
    try {
      return annotation.annotationType().getMethod(name).invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't read " + annotation, e);
    }
  }

  /** Return a sentence's expression, compiled once. */
  Expression expression(String written) {
    return expressions.computeIfAbsent(written, factory::createExpression);
  }

  /** Return the parameters that the package defines, by name. */
  Map<String, Sentence.Parameter> parameters() {
    return parameters;
  }

  List<WrittenSentence> sentences() {
    return List.copyOf(sentences);
  }
}
