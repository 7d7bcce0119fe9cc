package io.citygrid.geo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** {@code fence} and {@code road} know neither files nor systems; {@code json} reads into them. */
@AnalyzeClasses(packages = "io.citygrid.geo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsNothingOfTheCity =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.citygrid.city..",
              "io.citygrid.casework..",
              "io.citygrid.live..",
              "io.citygrid.jobs..",
              "io.citygrid.api..");

  @ArchTest
  static final ArchRule onlyCoordinateSystemsKnowGeoTools =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.citygrid.geo.crs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.geotools..", "org.opengis..", "org.geotools.api..");

  @ArchTest
  static final ArchRule onlyGeoJsonKnowsJackson =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.citygrid.geo.json..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule fencesNeedNothingButPoints =
      classes()
          .that()
          .resideInAPackage("io.citygrid.geo.fence..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.citygrid.geo",
              "io.citygrid.geo.fence..",
              "java..",
              "org.jspecify.annotations..",
              "org.locationtech.jts..");

  @ArchTest
  static final ArchRule subjectsDoNotGoInCircles =
      slices().matching("io.citygrid.geo.(*)..").should().beFreeOfCycles();
}
