package dev.goldenpath;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
          .layer("target")
          .definedBy("dev.goldenpath.target..")
          .layer("auth")
          .definedBy("dev.goldenpath.auth..")
          .layer("wire")
          .definedBy("dev.goldenpath.wire..")
          .layer("event")
          .definedBy("dev.goldenpath.event..")
          .layer("contract")
          .definedBy("dev.goldenpath.contract..")
          .layer("session")
          .definedBy("dev.goldenpath.session..")
          .layer("steps")
          .definedBy("dev.goldenpath.steps..")
          .layer("report")
          .definedBy("dev.goldenpath.report..")
          .layer("backend")
          .definedBy("dev.goldenpath.backend..")
          .layer("cli")
          .definedBy("dev.goldenpath.cli..")
          .whereLayer("target")
          .mayNotAccessAnyLayer()
          .whereLayer("auth")
          .mayOnlyAccessLayers("target")
          .whereLayer("wire")
          .mayOnlyAccessLayers("target", "auth")
          .whereLayer("event")
          .mayOnlyAccessLayers("target", "wire")
          .whereLayer("contract")
          .mayOnlyAccessLayers("target", "wire", "event")
          .whereLayer("session")
          .mayOnlyAccessLayers("target", "auth", "wire", "event", "contract")
          .whereLayer("steps")
          .mayOnlyAccessLayers("session", "contract", "target", "auth", "wire", "event")
          .whereLayer("report")
          .mayOnlyAccessLayers("contract", "wire")
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
          .resideInAPackage("dev.goldenpath.contract")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.goldenpath.contract.rule.."));

  @ArchTest
  static final ArchRule rules_are_final_and_stay_in_their_package =
      classes()
          .that()
          .resideInAPackage("dev.goldenpath.contract.rule")
          .and()
          .areTopLevelClasses()
          .and()
          .areAssignableTo(dev.goldenpath.contract.Rule.class)
          .should()
          .bePackagePrivate()
          .andShould()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

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
