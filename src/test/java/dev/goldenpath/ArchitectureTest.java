package dev.goldenpath;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Hold the arrows between the packages, as their package-info files state them. */
@AnalyzeClasses(packages = "dev.goldenpath", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule an_event_passes_the_rooms_from_top_to_bottom =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.goldenpath..")
          .layer("setting")
          .definedBy("dev.goldenpath.setting..")
          .layer("secret")
          .definedBy("dev.goldenpath.secret..")
          .layer("net")
          .definedBy("dev.goldenpath.net..")
          .layer("user")
          .definedBy("dev.goldenpath.user..")
          .layer("wire")
          .definedBy("dev.goldenpath.wire..")
          .layer("event")
          .definedBy("dev.goldenpath.event..")
          .layer("timeline")
          .definedBy("dev.goldenpath.timeline..")
          .layer("rule")
          .definedBy("dev.goldenpath.rule..")
          .layer("result")
          .definedBy("dev.goldenpath.result..")
          .layer("scenario")
          .definedBy("dev.goldenpath.scenario..")
          .layer("doctor")
          .definedBy("dev.goldenpath.doctor..")
          .layer("steps")
          .definedBy("dev.goldenpath.steps..")
          .layer("api")
          .definedBy("dev.goldenpath.api..")
          .layer("report")
          .definedBy("dev.goldenpath.report..")
          .layer("backend")
          .definedBy("dev.goldenpath.backend..")
          .layer("cli")
          .definedBy("dev.goldenpath.cli..")
          .whereLayer("setting")
          .mayNotAccessAnyLayer()
          .whereLayer("secret")
          .mayOnlyAccessLayers("setting")
          .whereLayer("net")
          .mayOnlyAccessLayers("setting")
          .whereLayer("user")
          .mayOnlyAccessLayers("setting", "secret", "net")
          .whereLayer("wire")
          .mayOnlyAccessLayers("setting", "secret", "net", "user")
          .whereLayer("event")
          .mayOnlyAccessLayers("setting", "secret", "wire")
          .whereLayer("timeline")
          .mayOnlyAccessLayers("setting", "wire", "event")
          .whereLayer("rule")
          .mayOnlyAccessLayers("setting", "wire", "event", "timeline")
          .whereLayer("result")
          .mayOnlyAccessLayers("setting", "wire", "event", "timeline", "rule")
          .whereLayer("scenario")
          .mayOnlyAccessLayers(
              "setting", "secret", "net", "user", "wire", "event", "timeline", "rule", "result")
          .whereLayer("steps")
          .mayOnlyAccessLayers(
              "scenario",
              "rule",
              "timeline",
              "result",
              "setting",
              "secret",
              "user",
              "wire",
              "event")
          .whereLayer("doctor")
          .mayOnlyAccessLayers("scenario", "event", "wire", "user", "net", "secret", "setting")
          .whereLayer("api")
          .mayOnlyAccessLayers("scenario", "event", "rule", "wire")
          .whereLayer("report")
          .mayOnlyAccessLayers("result", "rule", "wire")
          .whereLayer("backend")
          .mayNotAccessAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule the_reference_backend_and_the_harness_are_strangers =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.goldenpath.backend..", "dev.goldenpath.cli..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.goldenpath.backend.."));

  @ArchTest
  static final ArchRule the_engine_of_the_judge_knows_no_single_rule =
      noClasses()
          .that()
          .resideInAPackage("dev.goldenpath.rule")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.goldenpath.rule.*.."));

  @ArchTest
  static final ArchRule rules_and_their_vocabulary_are_final =
      classes()
          .that()
          .resideInAPackage("dev.goldenpath.rule.*..")
          .and()
          .areTopLevelClasses()
          .and()
          .areNotInterfaces()
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

  @ArchTest
  static final ArchRule a_rule_is_declared_by_the_vocabulary =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.goldenpath.rule.pattern")
          .should()
          .implement(dev.goldenpath.rule.Rule.class);

  /** The reference backend is a program of its own, with names of its own. */
  @ArchTest
  static void one_name_stands_for_one_type_in_the_harness(JavaClasses all) {
    assertThat(all)
        .filteredOn(type -> !type.isAnonymousClass() && !type.getPackageName().contains(".backend"))
        .filteredOn(type -> !type.getSimpleName().equals("package-info"))
        .extracting(JavaClass::getSimpleName)
        .doesNotHaveDuplicates();
  }

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.goldenpath.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobody_waits_by_sleeping =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule nothing_static_of_rest_assured_is_set =
      noClasses()
          .should()
          .accessFieldWhere(
              com.tngtech.archunit.core.domain.JavaFieldAccess.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                      com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                          io.restassured.RestAssured.class))));
}
