#!/usr/bin/env bash
# R's survey gives the mean of a domain that lies in one primary sampling unit an error of 0, with no warning, and the domain's contrast in svyglm
# an error that lacks its part: the interval is too short, not missing. A lone unit in a stratum is refused, a lone unit of a domain is not.
# Packages: Debian 12's r-cran-survey=4.1-1-1 r-cran-mitools=2.4-2 r-cran-dbi=1.1.3-1, unpacked in a temporary folder; needs R 4.2 with its
# recommended packages (r-base-core, r-recommended).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
for package in r-cran-survey=4.1-1-1 r-cran-mitools=2.4-2 r-cran-dbi=1.1.3-1; do
  apt-get download -qq -o APT::Sandbox::User=root "$package"
done
for each in *.deb; do dpkg -x "$each" root; done
cat >seen.R <<'R'
options(warn = 1)
suppressPackageStartupMessages(library(survey))
cat("survey", as.character(packageVersion("survey")), "\n")
firms <- data.frame(
  town = rep(1:5, each = 4), weight = 2,
  patents = c(4, 6, 5, 9, 1, 0, 2, 1, 3, 1, 2, 0, 1, 1, 4, 2, 0, 2, 1, 1)
)
firms$inside <- factor(firms$town == 1)
design <- svydesign(ids = ~town, weights = ~weight, data = firms)
means <- svyby(~patents, ~inside, design, svymean)
cat("error inside", signif(means["TRUE", "se"], 3) < 1e-12, "outside", signif(means["FALSE", "se"], 3), "\n")
contrast <- summary(svyglm(patents ~ inside, design))$coefficients["insideTRUE", 1:2]
cat("contrast", contrast[1], "error", signif(contrast[2], 3), "\n")
R
R_LIBS="$work/root/usr/lib/R/site-library" R_LIBS_SITE= R_LIBS_USER= Rscript --vanilla seen.R 2>&1 | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
survey 4.1.1 
error inside TRUE outside 0.232 
contrast 4.625 error 0.232 
EXPECTED
