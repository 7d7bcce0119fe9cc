package io.citygrid.city.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** {@code city <- event <- view <- wire}, {@code city <- load <- wire}, {@code load <- mapping}. */
@AnalyzeClasses(packages = "io.citygrid.city", importOptions = ImportOption.DoNotIncludeTests.class)
class ConfigArchitectureTest {
  @ArchTest
  static final ArchRule seesGeoAndTheReadersOfFilesOnly =
      classes()
          .that()
          .resideInAPackage("io.citygrid.city..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.citygrid.city..",
              "io.citygrid.geo..",
              "java..",
              "org.jspecify.annotations..",
              "org.locationtech.jts..",
              "com.fasterxml.jackson..",
              "org.yaml.snakeyaml..",
              "org.apache.commons.csv..");

  @ArchTest
  static final ArchRule theCityKnowsNeitherItsFilesNorItsMessages =
      noClasses()
          .that()
          .resideInAPackage("io.citygrid.city")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.citygrid.city.*..");

  @ArchTest
  static final ArchRule messagesKnowTheCityOnly =
      noClasses()
          .that()
          .resideInAPackage("io.citygrid.city.event..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.citygrid.city.view..",
              "io.citygrid.city.wire..",
              "io.citygrid.city.load..",
              "io.citygrid.city.mapping..");

  @ArchTest
  static final ArchRule theLiveViewComesFromMessagesOnly =
      noClasses()
          .that()
          .resideInAPackage("io.citygrid.city.view..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.citygrid.city.wire..", "io.citygrid.city.load..", "io.citygrid.city.mapping..");

  @ArchTest
  static final ArchRule theLoaderKnowsNothingOfMessages =
      noClasses()
          .that()
          .resideInAPackage("io.citygrid.city.load..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.citygrid.city.event..",
              "io.citygrid.city.view..",
              "io.citygrid.city.wire..",
              "io.citygrid.city.mapping..");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.citygrid.(**)").should().beFreeOfCycles();
}
