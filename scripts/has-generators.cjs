// In the place of @stdlib/assert-has-generator-support, which asks by eval; the page's policy forbids that, and every browser has them.
module.exports = () => true;
