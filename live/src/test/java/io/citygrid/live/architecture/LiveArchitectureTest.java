package io.citygrid.live.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the living city are pure. */
@AnalyzeClasses(packages = "io.citygrid.live", importOptions = ImportOption.DoNotIncludeTests.class)
class LiveArchitectureTest {
  @ArchTest
  static final ArchRule seesTheCityAndItsGroundOnly =
      classes()
          .that()
          .resideInAPackage("io.citygrid.live..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.citygrid.live..",
              "io.citygrid.city..",
              "io.citygrid.geo..",
              "java..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.citygrid.live.(**)").should().beFreeOfCycles();
}
