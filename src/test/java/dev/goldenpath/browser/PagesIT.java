package dev.goldenpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.cli.CommandLineRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report of a run with a defect and hostile names, as people see it in the system's Chromium.
 */
class PagesIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String FAILING = "scenarios/s-features-some.feature-3.html";
  private static final String CLAUSE = "contract/PAIR-1.html";

  private static final String FEATURE =
      """
      Feature: Some <b>runs</b>
        @PAIR-1
        Scenario: A tool <img src=x onerror=alert(1)>
          Given an authenticated user
          When Ada asks for an echo
          Then PAIR-1 is kept

        @HTTP-5
        Scenario: A run of its own
          Given an authenticated user
          When Ada asks for an echo
          Then the run is complete

        @HTTP-1
        Scenario: Health
          When the backend is asked for its health
          Then it says that it is healthy
      """;

  /** A page is there at once, and a busy machine may take its time. */
  private static final int PATIENCE_MILLIS = 30_000;

  @TempDir private static Path folder;
  private static Playwright playwright;
  private static BrowserContext window;
  private final List<String> alarms = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void write() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Path features = Files.createDirectories(folder.resolve("features"));
    Files.writeString(features.resolve("some.feature"), FEATURE);
    run(features, 0);
    run(features, 1, "tool-completed-twice");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
    // The page's own policy would keep axe out too.
    window =
        browser.newContext(
            new Browser.NewContextOptions().setBypassCSP(true).setViewportSize(1280, 800));
    // A window ends with its last page, and another takes as long as several pages.
    window.newPage();
  }

  private static void run(Path features, int exit, String... defects) {
    BackendOptions.Builder options = BackendOptions.builder().log(line -> {});
    List.of(defects).forEach(options::fault);
    try (ReferenceBackend backend = ReferenceBackend.start(options.build())) {
      CommandLineRun run =
          CommandLineRun.against(
              backend,
              "--features=" + features,
              "--history=" + folder.resolve("history.ndjson"),
              // It is of this process, and may be slow to answer first.
              "--set=limits.connect=30s",
              "--out=" + folder.resolve("out"));
      assertThat(run.exit()).as(run.text()).isEqualTo(exit);
    }
  }

  @AfterAll
  static void close() {
    playwright.close();
  }

  @BeforeEach
  void open() {
    page = window.newPage();
    page.onDialog(
        dialog -> {
          alarms.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            alarms.add("console: " + message.text());
          }
        });
    page.onPageError(error -> alarms.add("script: " + error));
  }

  @AfterEach
  void nothingWentWrong() {
    page.close();
    assertThat(alarms).isEmpty();
  }

  private void visit(String name) {
    page.navigate(folder.resolve("out").resolve(name).toUri().toString());
  }

  @Test
  void the_first_screen_tells_cause_specimen_and_reach() {
    visit("index.html");

    assertThat(page.locator("h1")).containsText("local broke 1 promise: PAIR-1.");
    Locator specimen = page.locator("#broken pre").first();
    assertThat(specimen).containsText("Seen:     a second tool_completed");
    assertThat(page.locator("#broken .about").first()).containsText("shown by 1 scenario about it");
    assertThat(specimen.boundingBox().y + specimen.boundingBox().height).isLessThan(800);
  }

  @Test
  void search_and_filter_leave_what_fits() {
    visit("index.html");
    Locator rows = page.locator("#scenarios [data-find]:visible");
    assertThat(rows).hasCount(3);

    page.locator("input[data-filters=scenarios]").fill("HEALTH http-1");
    assertThat(rows).hasCount(1);
    assertThat(rows).containsText("Health");

    page.locator("input[data-filters=scenarios]").fill("");
    page.locator("select[data-by=outcome]").selectOption("failed");
    assertThat(rows).hasCount(1);
    assertThat(page.locator(".filters output").last()).hasText("1 scenario");
    page.locator("select[data-by=outcome]").selectOption("");
    page.locator("select[data-by=clause]").selectOption("@HTTP-1");
    assertThat(rows).hasCount(1);
  }

  @Test
  void one_search_is_over_promises_and_scenarios() {
    visit("index.html");
    page.locator("input[data-filters=promises]").fill("tool_executing");

    assertThat(page.locator("#promises li[id]:visible").first()).containsText("EVENT-3");
    assertThat(page.locator("#promises h3:visible")).hasCount(2);
    assertThat(page.locator("#scenarios [data-find]:visible")).hasCount(0);
    page.locator("input[data-filters=scenarios]").fill("");
    page.locator("select[data-by=state]").selectOption("broken");
    assertThat(page.locator("#promises li[id]:visible")).hasCount(1);
    assertThat(page.locator(".filters output").first()).hasText("1 promise");
  }

  @Test
  void a_message_in_the_picture_leads_to_its_line() {
    visit("index.html");
    page.locator("#scenarios a", new Page.LocatorOptions().setHasText("A tool")).click();

    assertThat(page.locator("svg.timeline .decision text")).hasText("PAIR-1");
    page.locator("svg.timeline a.tool_executing").first().click();
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*#f\\d+"));
    assertThat(page.locator("tr:target")).containsText("tool_executing");
    page.locator("tr:target summary").click();
    assertThat(page.locator("tr:target pre")).containsText("echo_tool");
  }

  @Test
  void a_step_and_its_messages_are_chosen_together() {
    visit(FAILING);
    page.locator("#step-2 a").click();
    assertThat(page.locator("tr.chosen")).hasCount(1);
    assertThat(page.locator("li.chosen")).containsText("Ada asks for an echo");
    assertThat(page.locator("svg .marks a.chosen")).hasCount(1);

    page.locator("#frames th a").last().click();
    assertThat(page.locator("li.chosen")).hasCount(1);
    page.locator("svg.timeline a.step text").first().click();
    assertThat(page.locator("li.chosen")).containsText("an authenticated user");
  }

  @Test
  void messages_are_filtered_by_their_type() {
    visit(FAILING);
    page.locator("select[data-by=type]").selectOption("tool_completed");
    Locator rows = page.locator("#frames tr[id]:visible");
    assertThat(rows).hasCount(2);
    assertThat(page.locator(".filters output")).hasText("2 messages");

    page.locator("select[data-by=type]").selectOption("http");
    assertThat(rows.first()).containsText("POST");
  }

  @Test
  void the_arrow_keys_walk_from_message_to_message() {
    visit(FAILING);
    page.locator("svg .marks a").first().focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("svg .marks a").nth(2)).isFocused();
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("Enter");
    assertThat(page.locator("tr.chosen")).hasCount(1);
  }

  @Test
  void ids_are_there_to_copy() {
    visit(FAILING);
    assertThat(page.locator("#ids code.copy")).hasCount(3);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.locator("#ids button").first().click();

    assertThat(page.locator("#ids button").first()).hasText("Copied");
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo(page.locator("#ids code.copy").first().textContent());
  }

  @Test
  void a_clause_shows_how_it_was_broken() {
    visit(CLAUSE);

    assertThat(page.locator("h1")).containsText("PAIR-1 Every tool_executing");
    assertThat(page.locator("#broken svg.timeline").first()).isVisible();
    assertThat(page.locator(".words p").first()).isVisible();
    assertThat(page.locator("#kept svg.timeline")).isVisible();
    assertThat(page.locator("#example svg .decision text")).hasText("PAIR-1");
    assertThat(page.locator("#scenarios li")).hasCount(1);
  }

  @Test
  void the_history_tells_what_has_changed_first() {
    visit("index.html");
    assertThat(page.locator("#broken .about").first())
        .containsText("; broken now, kept in the run of ");
    page.locator("header a", new Page.LocatorOptions().setHasText("History")).last().click();

    assertThat(page.locator("h1")).containsText("broken now: PAIR-1; 1 scenario ends otherwise.");
    Locator changed = page.locator("section").first().locator("li");
    assertThat(changed).hasCount(2);
    assertThat(changed.first()).containsText("PAIR-1 Every tool_executing");
    assertThat(changed.first().locator("svg rect")).hasCount(2);
    assertThat(page.locator("#latencies svg.chart")).hasCount(2);
    assertThat(page.locator("#latencies .median circle").first()).isVisible();
    assertThat(page.locator("#runs tr")).hasCount(3);
    changed.last().locator("a").click();
    assertThat(page.locator("h1")).containsText("A tool <img");
  }

  @Test
  void it_is_dark_where_that_is_preferred() {
    visit("index.html");
    String light = ground();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

    assertThat(ground()).isNotEqualTo(light);
  }

  private String ground() {
    return page.evaluate("getComputedStyle(document.body).backgroundColor").toString();
  }

  @Test
  void all_is_reached_by_keys() {
    visit("index.html");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("/");
    assertThat(page.locator("input[data-filters=promises]")).isFocused();
    page.keyboard().type("own http-5");
    Locator found =
        page.locator("#scenarios a", new Page.LocatorOptions().setHasText("of its own"));
    for (int i = 0;
        i < 40 && !found.evaluate("it => it === document.activeElement").equals(true);
        i++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).containsText("A run of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", FAILING, CLAUSE, "history.html"})
  void a_narrow_screen_does_not_scroll_sideways(String name) {
    page.setViewportSize(320, 640);
    visit(name);

    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
  }

  @Test
  void on_paper_there_is_no_form_and_nothing_folded() {
    visit(FAILING);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("svg.timeline")).isVisible();
    assertThat(page.locator("#frames pre").first()).isVisible();
    visit("index.html");
    assertThat(page.locator("form.filters").first()).isHidden();
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", FAILING, CLAUSE, "history.html"})
  void axe_finds_nothing_serious_by_day_and_by_night(String name) throws IOException {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      visit(name);
      page.evaluate(axe());

      assertThat(page.evaluate(SERIOUS)).as(scheme.name()).isEqualTo(List.of());
    }
  }

  private static final String SERIOUS =
      "async () => (await axe.run({preload: false})).violations"
          + ".filter(it => ['serious', 'critical'].includes(it.impact))"
          + ".map(it => it.id + ': ' + it.nodes.map(node => node.html).join(' | '))";

  private static String axe() throws IOException {
    try (InputStream in = PagesIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", FAILING, CLAUSE, "history.html"})
  void hostile_names_stay_words(String name) {
    visit(name);

    assertThat(page.locator("img, main b"))
        .hasCount(name.equals(FAILING) ? page.locator(".steps b").count() : 0);
    assertThat(page.locator("body")).containsText("<img src=x onerror=alert(1)>");
  }
}
