/** Firth's logit in base R, for replay.R: the penalised likelihood, its profiles and their tests. */
export const FIRTH_SCRIPT = String.raw`
# Firth 1993: the top of l + log|X'WX|/2, on an orthonormal basis; "offset" holds what is kept fixed, "penalty" the whole basis.
firth_basis <- function(X) {
  q <- qr(X, tol = 1e-10)
  list(B = qr.Q(q) * sqrt(nrow(X)), A = backsolve(qr.R(q), diag(ncol(X))) * sqrt(nrow(X)))
}
firth_top <- function(B, y, offset, penalty, g) {
  at <- function(g) {
    eta <- drop(B %*% g) + offset
    p <- plogis(eta)
    w <- p * (1 - p)
    root <- chol(crossprod(penalty * sqrt(w)))
    h <- w * colSums(backsolve(root, t(penalty), transpose = TRUE)^2)
    list(g = g, p = p, w = w, h = h, S = y - p + h * (0.5 - p), plain = sum(y * eta - pmax(eta, 0) - log1p(exp(-abs(eta)))), penalty = sum(log(diag(root))))
  }
  now <- at(g)
  for (turn in 1:500) {
    step <- drop(solve(crossprod(B * sqrt(now$w * (1 + now$h))), crossprod(B, now$S)))
    moves <- max(abs(B %*% step))
    share <- min(1, 3 / moves)
    repeat {
      then <- try(at(now$g + share * step), silent = TRUE)
      fine <- !inherits(then, "try-error") && is.finite(then$plain + then$penalty)
      if (fine && then$plain + then$penalty >= now$plain + now$penalty - 1e-10 * (abs(now$plain) + 1)) break
      share <- share / 2
      if (share < 1e-12) return(now)
    }
    now <- then
    if (moves < 1e-11) break
  }
  now
}
fit_firth <- function(formula, data) {
  frame <- model.frame(formula, data)
  X <- model.matrix(formula, frame)
  y <- model.response(frame)
  k <- ncol(X)
  b <- firth_basis(X)
  m <- firth_top(b$B, y, 0, b$B, c(qlogis(mean(y)), rep(0, k - 1)) * sign(c(b$B[1, 1], rep(1, k - 1))))
  bread <- b$A %*% solve(crossprod(b$B * sqrt(m$w))) %*% t(b$A)
  scores <- X * m$S
  estimate <- setNames(drop(b$A %*% m$g), colnames(X))
  error <- setNames(sqrt(diag(bread)), colnames(X))
  best <- m$plain + m$penalty
  # How far the penalised likelihood falls with a coefficient held, the root of which is nearly a straight line.
  profile <- function(name) {
    j <- match(name, colnames(X))
    o <- firth_basis(X[, -j, drop = FALSE])
    fall <- function(value) {
      from <- estimate[-j] + bread[-j, j] / bread[j, j] * (value - estimate[[j]])
      t <- firth_top(o$B, y, X[, j] * value, b$B, drop(solve(o$A, from)))
      max(0, 2 * (best - t$plain - t$penalty))
    }
    end <- function(side) {
      f <- function(u) sqrt(fall(estimate[[j]] + side * u * error[[j]])) - qnorm(0.975)
      estimate[[j]] + side * error[[j]] * uniroot(f, c(0, 2), extendInt = "upX", tol = 1e-11)$root
    }
    c(chi = fall(0), p = pchisq(fall(0), 1, lower.tail = FALSE), low = end(-1), high = end(1))
  }
  none <- firth_top(b$B[, 1, drop = FALSE], y, 0, b$B, qlogis(mean(y)) * sign(b$B[1, 1]))
  list(estimate = estimate, error = error, clustered = setNames(cluster_errors(scores, bread, X * sqrt(m$w), data$group), colnames(X)),
    loglik = m$plain, aic = 2 * k - 2 * m$plain, bic = k * log(nrow(X)) - 2 * m$plain, n = nrow(X), scores = scores, bread = bread, Z = X * sqrt(m$w), X = X, fitted = m$p,
    response = function(rows) plogis(drop(model.matrix(formula, rows) %*% estimate)),
    profile = profile, all_terms = 2 * (best - none$plain - none$penalty))
}
`;
